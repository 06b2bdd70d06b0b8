import type pg from 'pg'
import { FIXED, type FixedTable, type Town } from '../model/town.ts'
import type { Fixed } from './random-town.ts'

const MINUTE = 60_000

/** Writes a whole town as the owner, in one statement. Moments are counted from the transaction's now. */
export async function insertTown(client: pg.ClientBase, town: Town): Promise<void> {
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
