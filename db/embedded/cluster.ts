import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './errors.ts'
import { runGuarded } from './guarded.ts'
import { readLog, withLog } from './log.ts'
import { asArguments, settings } from './settings.ts'

/** The owner of everything in the database, and the database's name. */
export const OWNER = 'kith'

/** Where and with what the server runs. `cluster` is PostgreSQL's own data directory, inside the data folder. */
export type Place = {
  readonly folder: string
  readonly cluster: string
  readonly account: Account
  readonly binaries: Binaries
}

/**
 * How the server is told where its data is. Below a folder that its account may not enter (`/root`, a `mktemp -d`) an absolute
 * path is of no use to it; its working directory, which it is given while still root, is.
 */
export function dataArgument({ cluster, account }: Pick<Place, 'cluster' | 'account'>): string {
  if (account === undefined) return cluster
  if (spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', cluster], { cwd: '/', ...account }).status === 0)
    return cluster
  if (process.platform === 'linux') return '/proc/self/cwd'
  throw new EmbeddedError(
    `Kith was started as root, and the account its database runs as may not enter ${cluster}. Choose a data folder outside of it, or start Kith as an ordinary user.`,
  )
}

/**
 * Makes the cluster where there is none yet, in a folder beside it that takes its name once complete: a start that was killed
 * half-way leaves nothing that looks like a database.
 */
export async function makeCluster(place: Place): Promise<void> {
  const { folder, cluster, account, binaries } = place
  for (const name of readdirSync(folder)) {
    if (name.startsWith('cluster.new-'))
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
  if (existsSync(cluster)) return requireSameMajor(place)
  const half = { ...place, cluster: join(folder, `cluster.new-${randomBytes(4).toString('hex')}`) }
  mkdirSync(half.cluster, { mode: 0o700 })
  if (account !== undefined) chownSync(half.cluster, account.uid, account.gid)
  // Nobody may connect until there is a password: it is set below, without a network.
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C']
  const args = [
    '-D',
    dataArgument(half),
    '-U',
    OWNER,
    '-E',
    'UTF8',
    ...locale,
    '--auth=reject',
    '--no-instructions',
  ]
  await run(half, [join(binaries.bin, 'initdb'), ...args])
  writeFileSync(join(half.cluster, 'pg_hba.conf'), `host all all 127.0.0.1/32 scram-sha-256\n`)
  await singleUser(half, `create database ${OWNER};`)
  rmSync(join(folder, 'password'), { force: true })
  renameSync(half.cluster, cluster)
}

/**
 * The owner's password, made and set the first time and whenever its file has gone. It is set on the files, without a network:
 * nobody can come in between.
 */
export async function ownersPassword(place: Place): Promise<string> {
  const file = join(place.folder, 'password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const password = randomBytes(24).toString('hex')
  await singleUser(place, `alter role ${OWNER} password '${password}';`)
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
  return password
}

function singleUser(place: Place, sql: string): Promise<void> {
  const { timezone, log_timezone, lc_messages } = settings as Record<string, string>
  const quiet = asArguments({ timezone: timezone!, log_timezone: log_timezone!, lc_messages: lc_messages! })
  const args = ['--single', '-D', dataArgument(place), ...quiet, 'postgres']
  return run(place, [join(place.binaries.bin, 'postgres'), ...args], `${sql}\n`)
}

async function run(place: Place, command: readonly [string, ...string[]], input?: string): Promise<void> {
  const { folder, cluster, account } = place
  const ended = await withLog(
    folder,
    (log) => runGuarded({ command, folder: cluster, account, log, input }).ended,
  )
  if (ended !== 0) throw new EmbeddedError(`The database could not be made in ${folder}. ${readLog(folder)}`)
}

function requireSameMajor({ folder, cluster, binaries }: Place): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (made === String(binaries.major)) return
  throw new EmbeddedError(
    `The data in ${folder} was written by PostgreSQL ${made}, and this Kith brings PostgreSQL ${binaries.major}. Make a backup with the Kith that wrote it ("kith backup"), and restore that into a new data folder with this one ("kith restore").`,
  )
}
