import type pg from 'pg'
import type { Town } from '#test/access/model/town.ts'
import { rules } from '#test/access/model/visible.ts'

const MINUTE = 60_000

/** A whole database as the access model takes a town: moments in minutes from now. @param client the owner's */
export async function readTown(client: pg.ClientBase): Promise<Town> {
  const { rows: at } = await client.query<{ now: Date; today: string }>(
    'select now(), current_date::text as today',
  )
  const now = at[0]!.now.getTime()
  const tables: [string, unknown[]][] = []
  for (const table of Object.keys(rules)) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t`,
    )
    tables.push([
      table,
      rows.map(({ row }) =>
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [
            column,
            typeof value === 'string' && /_(at|since)$|^at$/.test(column) && !Number.isNaN(Date.parse(value))
              ? (Date.parse(value) - now) / MINUTE
              : value,
          ]),
        ),
      ),
    ])
  }
  return { ...Object.fromEntries(tables), today: at[0]!.today } as unknown as Town
}
