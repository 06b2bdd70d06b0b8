import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../../db/migrate.ts'

/**
 * Copies every row of a database out, and into a new one with the same tables, indexes and foreign keys; only the way in counts.
 * @param url a superuser's connection: the server itself reads and writes the files
 */
export async function copied(
  url: string,
): Promise<{ readonly copySeconds: number; readonly rows: number; readonly people: number }> {
  const source = await opened(url)
  const tables = await filled(source)
  const { rows: at } = await source.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  )
  const fileOf = (name: string) => pg.escapeLiteral(join(at[0]!.folder, `bench-${name}.copy`))
  for (const { name, columns } of tables)
    await source.query(`copy public.${name} (${columns}) to ${fileOf(name)} (format binary)`)
  await source.query('create database copied')
  await source.end()
  const target = new URL(url)
  target.pathname = '/copied'
  await migrate(target.href)
  const db = await opened(target.href)
  try {
    const from = performance.now()
    for (const { name, columns } of tables)
      await db.query(`copy public.${name} (${columns}) from ${fileOf(name)} (format binary)`)
    const copySeconds = (performance.now() - from) / 1000
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return { copySeconds, rows, people: tables.find(({ name }) => name === 'people')!.rows }
  } finally {
    await db.end()
  }
}

/** Tables of places that have rows, those referred to before those that refer. */
async function filled(db: pg.Client) {
  const { rows: all } = await db.query<{ name: string; columns: string; needs: string[] }>(`
    select c.relname as name,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
            where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'place_id')`)
  const counted: ((typeof all)[number] & { rows: number })[] = []
  for (const table of all) {
    const { rows } = await db.query<{ n: string }>(`select count(*) as n from public.${table.name}`)
    counted.push({ ...table, rows: Number(rows[0]!.n) })
  }
  const waiting = new Map(counted.filter(({ rows }) => rows > 0).map((table) => [table.name, table]))
  const ordered: (typeof counted)[number][] = []
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ needs }) => needs.every((name) => !waiting.has(name)))
    if (next === undefined)
      throw new Error(`${[...waiting.keys()].join(', ')} refer to each other in a circle.`)
    waiting.delete(next.name)
    ordered.push(next)
  }
  return ordered
}

async function opened(url: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  return db
}
