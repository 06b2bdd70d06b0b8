import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const WAITING = `select count(*)::int as n from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`

/**
 * Sends all requests so that each has looked before one of them has written: a lock from outside holds them at `table` until
 * every one of them waits, there or for another.
 * @throws Error where they were answered without
 */
export async function atOnce<T>(
  url: string,
  table: string,
  requests: readonly (() => Promise<T>)[],
): Promise<readonly T[]> {
  // Two: within a transaction the list of who waits stays as it was at the first look.
  const [lock, look] = [
    new pg.Client({ connectionString: url }),
    new pg.Client({ connectionString: url }),
  ] as const
  await Promise.all([lock.connect(), look.connect()])
  try {
    await lock.query(`begin; lock table ${table} in share mode`)
    let settled = false
    const answers = Promise.all(requests.map((send) => send())).finally(() => {
      settled = true
    })
    while (!settled && (await look.query<{ n: number }>(WAITING)).rows[0]!.n < requests.length)
      await sleep(10)
    if (settled) throw new Error(`nothing waited for ${table}`)
    await lock.query('commit')
    return await answers
  } finally {
    await Promise.all([lock.end(), look.end()])
  }
}
