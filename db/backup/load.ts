import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Archive } from './archive.ts'
import { columnList, copyOut, detour, qualified, type Table, tables } from './catalogue.ts'
import { BackupError } from './errors.ts'
import { type Counted, fingerprinting } from './fingerprint.ts'
import type { SequenceEntry, TableEntry } from './manifest.ts'

/**
 * Fills freshly made tables from a backup and compares each with what was written, inside the transaction it is called in.
 * @returns the names of tables that the backup has and the database has not
 */
export async function load(
  db: pg.Client,
  { manifest, read }: Archive,
  log: (line: string) => void,
): Promise<string[]> {
  const here = new Map((await tables(db)).map((table) => [qualified(table), table]))
  const known = manifest.tables.filter((entry) => here.has(qualified(entry)))
  const { away, back } = await detour(db)
  await run(db, [...away, `truncate ${known.map(qualified).join(', ')}`])
  for (const entry of known) {
    const table = here.get(qualified(entry))!
    const into = db.query(copyFrom(`copy ${qualified(entry)} (${columnList(entry)}) from stdin`))
    await explained(pipeline(await read(entry.file), into), entry)
    assertSame(entry, await count(db, { ...table, columns: entry.columns }))
    log(`${entry.schema}.${entry.name}: ${entry.rows}`)
  }
  await explained(run(db, back))
  for (const sequence of manifest.sequences) await setSequence(db, sequence)
  await run(db, await derived(db))
  return manifest.tables.filter((entry) => !here.has(qualified(entry))).map(qualified)
}

async function count(db: pg.Client, table: Table): Promise<Counted> {
  const rows = fingerprinting()
  await pipeline(db.query(copyTo(copyOut(table))), rows.resume())
  return rows.counted()
}

function assertSame(entry: TableEntry, { rows, fingerprint }: Counted): void {
  if (rows === entry.rows && fingerprint === entry.fingerprint) return
  throw new BackupError(
    `${entry.schema}.${entry.name} did not come back as it was written (${entry.rows} rows written, ${rows} restored). Nothing was kept. Please report this.`,
  )
}

async function setSequence(db: pg.Client, { schema, name, value, called }: SequenceEntry): Promise<void> {
  const there = await db.query<{ name: string | null }>('select to_regclass($1)::text as name', [
    qualified({ schema, name }),
  ])
  if (there.rows[0]!.name === null) return
  await db.query('select setval($1::regclass, $2, $3)', [qualified({ schema, name }), value, called])
}

/** What is computed from the rows: materialised views, and the planner's knowledge of how many there are. */
async function derived(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query<{ schema: string; name: string }>(
    'select schemaname as schema, matviewname as name from pg_matviews where ispopulated',
  )
  const ours = await tables(db)
  return [
    ...rows.map((view) => `refresh materialized view ${qualified(view)}`),
    ...ours.map((table) => `analyze ${qualified(table)}`),
  ]
}

async function run(db: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await db.query(statement)
}

async function explained(work: Promise<void>, entry?: TableEntry): Promise<void> {
  try {
    await work
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError)) throw cause
    const table = entry?.name ?? cause.table ?? 'The database'
    throw new BackupError(
      `The rows of the backup do not fit together, and nothing was kept. ${table}: ${cause.message}. ${cause.detail ?? ''}`.trim(),
      { cause },
    )
  }
}
