import type pg from 'pg'
import type { Town } from '../model/town.ts'

/** A foreign key: the columns of a table, and those of the other that have to hold the same. */
export interface Reference {
  readonly table: string
  readonly columns: readonly string[]
  readonly to: string
  readonly toColumns: readonly string[]
}

/** Every foreign key between tables of the live catalogue. */
export async function readReferences(client: pg.ClientBase): Promise<readonly Reference[]> {
  const columns = (key: string, of: string) => `(select array_agg(a.attname::text order by k.nth)
    from unnest(c.${key}) with ordinality k (attnum, nth) join pg_attribute a on a.attrelid = c.${of} and a.attnum = k.attnum)`
  const { rows } = await client.query<Reference>(`
    select r.relname as table, ${columns('conkey', 'conrelid')} as columns,
      o.relname as to, ${columns('confkey', 'confrelid')} as "toColumns"
    from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_class o on o.oid = c.confrelid
    where c.contype = 'f' and c.conparentid = 0
      and r.relnamespace = 'public'::regnamespace and o.relnamespace = 'public'::regnamespace`)
  return rows
}

/** The foreign keys that rows of a town break, a line each; as in PostgreSQL, a key with a null in it refers to nothing. */
export function broken(town: Town, references: readonly Reference[]): readonly string[] {
  const rowsOf = (table: string) => (town as unknown as Record<string, readonly Row[]>)[table] ?? []
  const there = new Map<string, ReadonlySet<string>>()
  const keysOf = (table: string, columns: readonly string[]) => {
    const name = `${table} ${columns}`
    const made = there.get(name) ?? new Set(rowsOf(table).map((row) => keyOf(row, columns)))
    there.set(name, made)
    return made
  }
  return references.flatMap(({ table, columns, to, toColumns }) =>
    rowsOf(table)
      .filter((row) => columns.every((column) => row[column] != null))
      .map((row) => keyOf(row, columns))
      .filter((key) => !keysOf(to, toColumns).has(key))
      .map((key) => `${table} (${columns}) = ${key} is not in ${to}`),
  )
}

type Row = Readonly<Record<string, unknown>>
const keyOf = (row: Row, columns: readonly string[]) => columns.map((column) => row[column]).join(' ')
