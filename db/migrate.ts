import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'

export interface Migration {
  /** The file's name without its ending, e.g. `0003_ties`; unique over all folders, and the order of application. */
  readonly name: string
  readonly sql: string
  readonly hash: string
}

/** The owner's part of the database is not what this version of Kith expects. */
export class MigrationTrouble extends Error {
  override name = 'MigrationTrouble'
}

const root = join(import.meta.dirname, '..')
const LOCK = 5_484_841

/** Every migration of the core and of the practices, in order. */
export function allMigrations(): readonly Migration[] {
  const folders = [join(root, 'db/migrations'), ...practiceFolders(join(root, 'app'))]
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
      .map((file) => join(folder, file)),
  )
  return files
    .map((file) => {
      const sql = readFileSync(file, 'utf8')
      return { name: basename(file, '.sql'), sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function practiceFolders(app: string): string[] {
  return readdirSync(app)
    .flatMap((district) => {
      const folder = join(app, district)
      return statSync(folder).isDirectory()
        ? readdirSync(folder).map((practice) => join(folder, practice))
        : []
    })
    .map((practice) => join(practice, 'migrations'))
    .filter((folder) => existsSync(folder))
}

/**
 * Brings a database forward, each migration in a transaction of its own, one process at a time.
 * @param url the owner's connection
 * @param upTo the last migration to apply; all by default
 * @returns the names of those applied now
 * @throws MigrationTrouble when an applied migration is unknown here or has been changed since
 */
export async function migrate(url: string, upTo?: string): Promise<string[]> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    await db.query('select pg_advisory_lock($1)', [LOCK])
    await db.query(`create table if not exists kith_migrations (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`)
    const { rows } = await db.query<{ name: string; hash: string }>('select name, hash from kith_migrations')
    const migrations = allMigrations()
    assertKnown(rows, migrations)
    const done = new Set(rows.map((row) => row.name))
    const wanted = migrations.filter(({ name }) => !done.has(name) && (upTo === undefined || name <= upTo))
    for (const { name, sql, hash } of wanted) {
      try {
        await db.query('begin')
        await db.query(sql)
        await db.query('insert into kith_migrations (name, hash) values ($1, $2)', [name, hash])
        await db.query('commit')
      } catch (error) {
        await db.query('rollback')
        const why = error instanceof Error ? error.message : String(error)
        throw new MigrationTrouble(
          `The migration ${name} did not go through; nothing of it was kept. The database said: ${why}`,
          { cause: error },
        )
      }
    }
    return wanted.map(({ name }) => name)
  } finally {
    await db.end()
  }
}

function assertKnown(applied: readonly { name: string; hash: string }[], migrations: readonly Migration[]) {
  const hashes = new Map(migrations.map(({ name, hash }) => [name, hash]))
  for (const { name, hash } of applied) {
    const here = hashes.get(name)
    if (here === undefined)
      throw new MigrationTrouble(
        `The database has a migration that this Kith does not know (${name}): it was made by a newer Kith. Start that one.`,
      )
    if (here !== hash)
      throw new MigrationTrouble(
        `The migration ${name} has been changed since it was applied. Put the file back as it was and add a new one.`,
      )
  }
}
