import pg from 'pg'

/** A table, and the columns that hold what was written (not what the database computes). */
export type Table = {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  readonly partitioned: boolean
}

/** The job queue's schema belongs to its library, which makes it anew: its pending jobs are not kept. */
const QUEUE = 'graphile_worker'

/** Ours are all schemas but the system's and the job queue's. */
const ours = (schema: string) => `${schema} !~ '^pg_' and ${schema} not in ('information_schema', '${QUEUE}')`

const ofExtension = (oid: string, catalogue: string) =>
  `exists (select from pg_depend e where e.classid = '${catalogue}'::regclass and e.objid = ${oid} and e.deptype = 'e')`

/** All tables whose rows make up an installation, by name. */
export async function tables(db: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await db.query<Table>(`
    select n.nspname as schema, c.relname as name, c.relkind = 'p' as partitioned, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
    ) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${ours('n.nspname')}
      and not ${ofExtension('c.oid', 'pg_class')}
    order by n.nspname collate "C", c.relname collate "C"`)
  return rows
}

/** The sequences of identity columns and of their own, and where each has got to. */
export async function sequences(db: pg.ClientBase) {
  const { rows } = await db.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours('n.nspname')} and not ${ofExtension('c.oid', 'pg_class')}
    order by n.nspname collate "C", c.relname collate "C"`)
  const found = []
  for (const sequence of rows) {
    const at = await db.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${qualified(sequence)}`,
    )
    found.push({ ...sequence, ...at.rows[0]! })
  }
  return found
}

/** What there is in a database that is not empty, for a sentence; undefined for an empty one. */
export async function contents(db: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await db.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours('n.nspname')} and not ${ofExtension('c.oid', 'pg_class')}
    union all select format('%I.%I()', n.nspname, p.proname) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours('n.nspname')} and not ${ofExtension('p.oid', 'pg_proc')}
    union all select nspname from pg_namespace n
    where ${ours('n.nspname')} and nspname <> 'public' and not ${ofExtension('n.oid', 'pg_namespace')}
    order by name limit 1`)
  return rows[0]?.name
}

/** A name with its schema, as SQL takes it. */
export function qualified({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

/** The statement that reads a table's rows, without those of tables that inherit from it. */
export function copyOut(table: Table): string {
  const only = table.partitioned ? '' : 'only '
  return `copy (select ${columnList(table)} from ${only}${qualified(table)}) to stdout`
}

/** `"one", "two"` */
export function columnList({ columns }: Pick<Table, 'columns'>): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ')
}

/** The statements that take away, and those that put back, what stands in the way of loading rows in any order. */
export type Detour = { readonly away: readonly string[]; readonly back: readonly string[] }

/**
 * Foreign keys are dropped and made again: that needs no superuser, no order among tables that refer to each other, and checks
 * all rows at once at the end. Triggers have done their work when the rows were first written.
 */
export async function detour(db: pg.ClientBase): Promise<Detour> {
  const { rows } = await db.query<{ away: string; back: string }>(`
    select format('alter table %s drop constraint %I', t.at, o.conname) as away,
      format('alter table %s add constraint %I %s', t.at, o.conname, pg_get_constraintdef(o.oid))
        || coalesce(format('; comment on constraint %I on %s is %L', o.conname, t.at, obj_description(o.oid, 'pg_constraint')), '') as back
    from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace,
      lateral (select format('%I.%I', n.nspname, c.relname) as at) t
    where o.contype = 'f' and o.conparentid = 0 and ${ours('n.nspname')}
    union all
    select format('alter table %s disable trigger %I', t.at, g.tgname),
      format('alter table %s enable %s trigger %I', t.at, case g.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, g.tgname)
    from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace,
      lateral (select format('%I.%I', n.nspname, c.relname) as at) t
    where not g.tgisinternal and g.tgparentid = 0 and g.tgenabled <> 'D' and c.relkind in ('r', 'p')
      and ${ours('n.nspname')}`)
  return { away: rows.map(({ away }) => away), back: rows.map(({ back }) => back) }
}
