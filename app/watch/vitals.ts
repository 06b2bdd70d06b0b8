import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '#db/client.ts'
import { poolOf } from '#db/client.ts'
import { allMigrations } from '#db/migrate.ts'
import type { Config } from '../config.ts'
import { lastBackup } from '../last-backup.ts'
import { waitingLetters } from '../mail/outbox.ts'
import type { AuthDb } from '../sign-in/deps.ts'
import { within } from '../within.ts'

/** How an installation is, as far as it can be told now; counts and seconds. Undefined: it could not be asked. */
export interface Vitals {
  /** Pages can be served: the database answers, is of this version, and the queue can be asked. */
  readonly ready: boolean
  readonly database: boolean
  readonly migrations: boolean
  readonly jobs: { readonly waiting: number; readonly failed: number; readonly oldest: number } | undefined
  readonly letters: { readonly waiting: number; readonly oldest: number } | undefined
  readonly sessions: number | undefined
  /** Since the last `kith backup` from this data folder, in seconds. */
  readonly backup: number | undefined
  readonly pools: Readonly<
    Record<string, { readonly open: number; readonly idle: number; readonly waiting: number }>
  >
}

interface Looked {
  readonly db: Db
  readonly authDb: AuthDb
  /** The connection of `kith_jobs`, which alone reads the queue. */
  readonly jobsUrl: string
  readonly config: Config
  readonly now: () => Date
}

const PATIENCE = 3000

/** Looks at everything at once, for three seconds at most. */
export async function vitalsOf({ db, authDb, jobsUrl, config, now }: Looked): Promise<Vitals> {
  const [database, queue, letters, sessions] = await Promise.all([
    inTime(sql`select 1`.execute(db)),
    inTime(queueOf(jobsUrl)),
    inTime(waitingLetters(authDb)),
    inTime(sessionsOf(authDb, now())),
  ])
  const since = (date: Date) => Math.max(0, (now().getTime() - date.getTime()) / 1000)
  const last = lastBackup(config)
  return {
    ready: database !== undefined && queue?.migrations === true,
    database: database !== undefined,
    migrations: queue?.migrations === true,
    jobs: queue,
    letters: letters && { ...letters, oldest: letters.oldest === null ? 0 : since(letters.oldest) },
    sessions,
    backup: last && since(new Date(last.made)),
    pools: { pages: poolCounts(db), 'sign-in': poolCounts(authDb) },
  }
}

/** What it comes to; undefined where it fails or takes too long. What fails here is told by being left out. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let result: T | undefined
  const asked = work.then(
    (value) => {
      result = value
    },
    () => {},
  )
  await within(PATIENCE, asked)
  return result
}

interface QueueRow {
  readonly applied: readonly string[]
  readonly waiting: number
  readonly failed: number
  readonly oldest: number
}

/** A connection of its own, so that a look never waits behind the work it looks at. */
async function queueOf(url: string) {
  const db = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
  })
  db.on('error', () => {})
  try {
    await db.connect()
    const { rows } = await db.query<QueueRow>(`
      select (select array_agg(name || ' ' || hash) from public.kith_migrations) as applied,
        count(*) filter (where attempts < max_attempts)::int as waiting,
        count(*) filter (where attempts >= max_attempts and locked_at is null)::int as failed,
        coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at < now())), 0)::float8 as oldest
      from graphile_worker.jobs`)
    const { applied, ...jobs } = rows[0]!
    return { ...jobs, migrations: applied.toSorted().join() === known() }
  } finally {
    await db.end()
  }
}

let mine: string | undefined
/** Every migration of this version, read once. */
function known(): string {
  mine ??= allMigrations()
    .map(({ name, hash }) => `${name} ${hash}`)
    .toSorted()
    .join()
  return mine
}

async function sessionsOf(authDb: AuthDb, at: Date): Promise<number> {
  const { n } = await authDb
    .selectFrom('sign_in.sessions')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .where(sql<boolean>`seen_at + make_interval(secs => idle_seconds) > ${at}`)
    .executeTakeFirstOrThrow()
  return Number(n)
}

function poolCounts(db: Db | AuthDb) {
  const pool = poolOf(db)
  return { open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }
}
