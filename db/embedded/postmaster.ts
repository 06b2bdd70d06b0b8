import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedError } from './errors.ts'
import { isAlive } from './lock.ts'

/** What a server says of itself in `postmaster.pid`. No two servers have the same `mark`, even where they get one number. */
export type Postmaster = {
  readonly pid: number
  readonly mark: string
  readonly port: number
  readonly ready: boolean
}

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid')

/** Reads `postmaster.pid`; undefined where there is none or it is still being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  if (!existsSync(pidFile(cluster))) return undefined
  // Lines: pid, data directory, start time, port, socket directory, address, shared memory, status.
  const lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
  const pid = Math.abs(Number(lines[0]))
  const mark = `${lines[0]} since ${lines[2]}`
  return pid > 0 ? { pid, mark, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined
}

/**
 * Stops the server that somebody who was killed left behind, gently first. Only ever called by the one that holds the folder's
 * lock. A `postmaster.pid` whose number now belongs to some other program is removed, and that program left alone.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const orphan = readPostmaster(cluster)
  if (orphan === undefined) return
  const { pid } = orphan
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 10],
  ] as const) {
    if (!isServerOf(cluster, pid)) break
    process.kill(pid, signal)
    for (let left = seconds * 50; left > 0 && isServerOf(cluster, pid); left--) await sleep(20)
  }
  if (isServerOf(cluster, pid)) {
    throw new EmbeddedError(
      `An earlier database server (process ${pid}) does not stop. End it, then start Kith again.`,
    )
  }
  // PostgreSQL would take any living process of that number for a server. The shared memory it also looks at still protects
  // the data from a server that we did not recognise.
  if (isAlive(pid)) rmSync(pidFile(cluster), { force: true })
}

/** Whether process `pid` is the PostgreSQL that works on this cluster, and not another that got the same number later. */
export function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    try {
      const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
      return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    } catch {
      return false // It ended meanwhile, or it is somebody else's: a server of ours runs as an account we may look at.
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.includes('postgres') && stdout.includes(cluster)
}
