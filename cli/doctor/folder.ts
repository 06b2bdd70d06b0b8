import { accessSync, constants, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../../app/config.ts'
import { isLocked, readHolder } from '../../db/embedded/lock.ts'
import { type Finding, mind, well, wrong } from './finding.ts'

const MEGA = 1024 * 1024

/** The data folder: whether it can be written, has room, is closed to others, and who has it. */
export function folder({ folder: path, databaseUrl }: Config): readonly Finding[] {
  const there = nearest(path)
  const space = room(path, there)
  const access = may(there, path)
  if (there !== path || access.level === 'wrong') return [access, space]
  const found = [access, space, ...secrets(path)]
  if (databaseUrl !== undefined) return found
  const holder = isLocked(path) ? (readHolder(path) ?? 'just starting') : undefined
  return holder === undefined
    ? found
    : [...found, well('lock', `A Kith is running on it (process ${holder}).`)]
}

/** The folder itself, or the first one above it that is there: it is made when it is needed. */
function nearest(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? nearest(dirname(path)) : path
}

function may(there: string, path: string): Finding {
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK)
    return well(
      'folder',
      `The data folder is ${path}${there === path ? '' : '; it is made at the first start'}.`,
    )
  } catch {
    return wrong(
      'folder',
      `This account may not read and write ${there}, where the data folder is.`,
      'Change who owns it, or name another folder with KITH_DATA.',
    )
  }
}

function room(path: string, there: string): Finding {
  const { bavail, bsize } = statfsSync(there)
  const free = Math.floor((bavail * bsize) / MEGA)
  if (free < 500)
    return wrong(
      'space',
      `Only ${free} MB are free for ${path}.`,
      'Make room: a full disk stops the database.',
    )
  if (free < 5000) return mind('space', `${free} MB are free for ${path}.`, 'Make room before it gets tight.')
  return well('space', `${Math.floor(free / 1024)} GB are free for it.`)
}

/** Files with secrets in them that other accounts on this machine can read. */
function secrets(path: string): Finding[] {
  return ['password', 'secret', 'server.log']
    .filter((name) => ((statSync(join(path, name), { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0)
    .map((name) =>
      wrong(
        'secrets',
        `Others on this machine can read ${join(path, name)}.`,
        `chmod 600 ${join(path, name)}`,
      ),
    )
}
