import type pg from 'pg'
import { FIXED, type FixedTable, type Town } from '../model/town.ts'
import type { Fixed } from './random-town.ts'
import { broken, type Reference, readReferences } from './references.ts'

const MINUTE = 60_000

/** As PostgreSQL numbers what refers to nothing. */
export const REFERS_TO_NOTHING = '23503'

const known = new WeakMap<pg.ClientBase, Promise<readonly Reference[]>>()

/**
 * Writes a whole town as the owner, in one statement. Moments are counted from the transaction's now. What its rows refer to is looked
 * up here, as the connection leaves it to us (`openComparer`).
 * @throws Error with the code `REFERS_TO_NOTHING`
 */
export async function insertTown(client: pg.ClientBase, town: Town): Promise<void> {
  const references = known.get(client) ?? readReferences(client)
  known.set(client, references)
  const wrong = broken(town, await references)
  if (wrong.length > 0) throw Object.assign(new Error(wrong.join('\n')), { code: REFERS_TO_NOTHING })
  const { rows } = await client.query<{ now: Date }>('select now()')
  const now = rows[0]!.now.getTime()
  const tables = Object.entries(town).filter(
    ([table, rows]) => Array.isArray(rows) && !FIXED.includes(table as FixedTable),
  )
  const text = JSON.stringify(Object.fromEntries(tables), (column, value) =>
    typeof value === 'number' && /_(at|since|from)$|^at$/.test(column)
      ? new Date(now + value * MINUTE).toISOString()
      : value,
  )
  await client.query({ name: 'insert town', text: insertion(tables.map(([table]) => table)), values: [text] })
}

const insertion = (tables: readonly string[]) => `
  with ${tables
    .map(
      (table) => `in_${table} as (
    insert into ${table} overriding system value
    select * from jsonb_populate_recordset(null::${table}, $1::jsonb -> '${table}'))`,
    )
    .join(', ')}
  select`

/** The rows that the migrations fill. */
export async function readFixed(client: pg.ClientBase): Promise<Fixed> {
  const tables: [string, unknown[]][] = []
  for (const table of FIXED) tables.push([table, (await client.query(`select * from ${table}`)).rows])
  return Object.fromEntries(tables) as unknown as Fixed
}
