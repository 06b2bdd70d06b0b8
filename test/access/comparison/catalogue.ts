import type pg from 'pg'

/** A table of the live catalogue and what tells its rows apart. */
export interface CatalogueTable {
  readonly name: string
  readonly key: readonly string[]
  /** Whether requests may select from it at all. */
  readonly readable: boolean
}

/** Every table but the list of migrations. */
export async function readCatalogue(client: pg.ClientBase): Promise<readonly CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(`
    select c.relname as name, has_any_column_privilege('kith_app', c.oid, 'select') as readable,
      (select array_agg(a.attname::text order by k.nth)
       from pg_index i cross join unnest(i.indkey::int[]) with ordinality k (attnum, nth)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'kith_migrations'
    order by 1`)
  return rows
}
