import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { House } from '../house.ts'

const EVERY = 3000

// The queue itself waits four hours before it believes that somebody who took a job is gone.
const FREE = `
  select graphile_worker.force_unlock_workers(array(
    select locked_by from graphile_worker.jobs j
    where locked_by <> $1 and locked_at < now() - interval '2 seconds'
      and not exists (select from pg_stat_activity a where a.application_name = j.locked_by)))`

/**
 * Shows the other processes of this installation that the queue's pool `id` is alive, by a connection of its name, and frees
 * the jobs that were taken by pools whose process is gone: killed, or cut off from the database.
 */
export function bePresent(
  url: string,
  id: string,
  { log }: Pick<House, 'log'>,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  let db: pg.Client | undefined
  const look = async () => {
    db ??= await present(url, id)
    await db.query(FREE, [id])
  }
  const keepLooking = async () => {
    for (let told = false; !stopping.signal.aborted; ) {
      try {
        await look()
        told = false
      } catch (error) {
        await db?.end().catch(() => {})
        db = undefined
        if (!told) log(`the job queue cannot look after jobs left behind: ${(error as Error).message}`)
        told = true
      }
      await sleep(EVERY, undefined, { signal: stopping.signal }).catch(() => {})
    }
    await db?.end().catch(() => {})
  }
  const over = keepLooking()
  const stop = () => {
    stopping.abort()
    return over
  }
  return { stop }
}

async function present(url: string, id: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: url, application_name: id, connectionTimeoutMillis: 10_000 })
  // A lost connection also fails the next query; without a listener it would end the process.
  db.on('error', () => {})
  await db.connect()
  // A machine that lost its power says no goodbye.
  await db.query(
    'set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
  )
  return db
}
