import type pg from 'pg'
import { type Archive, withArchive } from './archive.ts'
import { contents } from './catalogue.ts'
import { BackupError } from './errors.ts'
import { load } from './load.ts'
import type { Manifest } from './manifest.ts'
import { inSession } from './session.ts'

/** One of Kith's migrations, as it lies in its file. */
export type Migration = { readonly name: string; readonly sql: string; readonly hash: string }

/**
 * `url` is the owner's of an empty database; `from` the backup; `migrations` all that this Kith has; `migrate` brings the database
 * from there to the present; `log` takes a line a table.
 */
export type Restore = {
  readonly url: string
  readonly from: string
  readonly migrations: readonly Migration[]
  readonly migrate: (url: string) => Promise<unknown>
  readonly log?: ((line: string) => void) | undefined
}

/** `leftOut` names the tables of the backup that Kith's migrations do not make: somebody's own, which were not restored. */
export type Restored = { readonly manifest: Manifest; readonly leftOut: readonly string[] }

/** One process at a time migrates or restores: the number is that of `db/migrate.ts`. */
const LOCK = 5_484_841

/**
 * Brings a whole installation back into an empty database: makes the tables by the migrations that had made them, loads the rows,
 * compares each table with what was written, and then migrates on to the present. All but that last step is one transaction: a
 * restore that fails or is killed leaves the database empty. The database's owner is enough; it need not be a superuser.
 * @throws BackupError with a sentence: not a backup, damaged, from a newer Kith, the database not empty, rows that do not fit
 */
export async function restore({
  url,
  from,
  migrations,
  migrate,
  log = () => {},
}: Restore): Promise<Restored> {
  const restored = await withArchive(from, (archive) => {
    const wanted = wantedOf(archive.manifest, migrations)
    return inSession(url, async (db) => {
      await db.query('begin')
      await db.query('select pg_advisory_xact_lock($1)', [LOCK])
      await refuseUnlessEmpty(db)
      await makeTables(db, wanted)
      const leftOut = await load(db, archive, log)
      await db.query('commit')
      return { manifest: archive.manifest, leftOut }
    })
  })
  try {
    await migrate(url)
  } catch (cause) {
    const then = 'Everything is restored, but could not be brought forward to this version of Kith'
    throw new BackupError(`${then}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
  return restored
}

/** The migrations behind a backup, in the order in which they were applied there. */
function wantedOf({ migrations, kith }: Archive['manifest'], known: readonly Migration[]): Migration[] {
  return migrations.map(({ name, hash }) => {
    const found = known.find((migration) => migration.name === name)
    if (found?.hash === hash) return found
    const why = found === undefined ? 'does not have the migration' : 'has another form of the migration'
    throw new BackupError(
      `The backup was made by Kith ${kith}, and this Kith ${why} ${name}. Restore it with the Kith that made it, or a newer one.`,
    )
  })
}

async function refuseUnlessEmpty(db: pg.Client): Promise<void> {
  const found = await contents(db)
  if (found === undefined) return
  throw new BackupError(
    `The database is not empty (it has ${found}), and a backup is only ever restored into an empty one. Nothing was changed. Give it a new data folder or a new database.`,
  )
}

async function makeTables(db: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await db.query(
    'create table kith_migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  )
  for (const { name, sql } of migrations) {
    try {
      await db.query(sql)
      // Each of them once ended a transaction of its own, and with it whatever it had put off.
      await db.query(
        'set constraints all immediate; set constraints all deferred; reset role; reset search_path',
      )
    } catch (cause) {
      throw new BackupError(
        `The migration ${name} did not go through: ${cause instanceof Error ? cause.message : cause}`,
        { cause },
      )
    }
  }
}
