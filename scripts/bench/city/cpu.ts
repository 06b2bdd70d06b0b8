import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** A process id's parent and the milliseconds of processor time that it, and its children that have ended, took (proc(5)). */
function timesOf(pid: number): { readonly parent: number; readonly ms: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold spaces.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
    return { parent: Number(fields[1]), ms: ticks * 10 }
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

/** Processor time so far, in milliseconds, of these processes and what they started; undefined where there is no /proc. */
export function cpuOf(pids: readonly number[]): number | undefined {
  if (process.platform !== 'linux') return undefined
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return all.map(Number).reduce((sum, pid) => {
    const times = timesOf(pid)
    return times !== undefined && (pids.includes(pid) || pids.includes(times.parent)) ? sum + times.ms : sum
  }, 0)
}

/** The process that a database server's other processes are children of. */
export async function postmasterOf(url: string): Promise<number> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    const { rows } = await db.query<{ file: string }>(`select pg_read_file('postmaster.pid') as file`)
    return Number(rows[0]!.file.split('\n')[0])
  } finally {
    await db.end()
  }
}
