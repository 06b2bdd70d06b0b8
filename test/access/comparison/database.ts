import pg from 'pg'
import { inject } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { databaseUrl } from '#test/support/database.ts'
import { readFixed } from '../random-town/insert.ts'
import type { Fixed } from '../random-town/random-town.ts'
import { type CatalogueTable, readCatalogue } from './catalogue.ts'
import { prepareReadings } from './readings.ts'
import { prepareSeen } from './seen.ts'

/** A connection that can compare: everything is asked, and what is fixed is known. */
export interface Comparer {
  readonly client: pg.Client
  readonly catalogue: readonly CatalogueTable[]
  readonly fixed: Fixed
  /** The day it is, to the database. */
  readonly today: string
}

/** A database of a test's own, with nobody in it: the demo town's thousand people would take longer to pass over. */
export async function freshDatabase(name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: inject('serverUrl') })
  await admin.connect()
  try {
    const database = `${name}_${process.pid}`
    await admin.query(`create database ${database}`)
    const url = databaseUrl(inject('serverUrl'), database)
    await migrate(url)
    await standStill(url)
    return url
  } finally {
    await admin.end()
  }
}

/** A town is drawn as it stands: what follows from a word being said has followed, or has been undone since. */
async function standStill(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const { rows } = await owner.query<{ table: string }>(
    'select distinct tgrelid::regclass::text as table from pg_trigger where not tgisinternal',
  )
  for (const { table } of rows) await owner.query(`alter table ${table} disable trigger user`)
  await owner.end()
}

/** Connects as the owner, who can become whoever asks. */
export async function openComparer(url: string): Promise<Comparer> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // Compiling takes longer than these statements run.
  await client.query('set jit = off')
  // Looking up what each row of a town refers to, row by row, takes PostgreSQL as long as writing it: `insertTown` looks itself.
  await client.query('set session_replication_role = replica')
  const catalogue = await readCatalogue(client)
  await prepareSeen(client, catalogue)
  await prepareReadings(client)
  const { rows } = await client.query<{ today: string }>('select current_date::text as today')
  return { client, catalogue, fixed: await readFixed(client), today: rows[0]!.today }
}
