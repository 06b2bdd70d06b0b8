import { sql } from './sql.ts'

/** All that a backup must bring back, for comparison: every table's rows as text, and the catalogue around them. */
export async function everything(url: string): Promise<Record<string, unknown>> {
  const tables = await sql(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1`,
  )
  const found: Record<string, unknown> = {}
  for (const { name } of tables) {
    found[name] = (await sql(url, `set timezone = 'UTC'; select t::text from ${name} t order by 1`)).map(
      ({ t }) => t,
    )
  }
  const list = async (key: string, query: string) => {
    found[key] = (await sql(url, query)).map((row) => Object.values(row).join(' '))
  }
  const ours = `c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'sign_in'))`
  await list('sequences', `select schemaname, sequencename, last_value from pg_sequences order by 1, 2`)
  await list(
    'constraints',
    `select c.relname, conname, pg_get_constraintdef(o.oid), obj_description(o.oid) from pg_constraint o
    join pg_class c on c.oid = conrelid where ${ours} order by 1, 2`,
  )
  await list(
    'triggers',
    `select c.relname, tgname, tgenabled from pg_trigger g join pg_class c on c.oid = tgrelid
    where ${ours} and not tgisinternal order by 1, 2`,
  )
  await list('views', `select matviewname, ispopulated from pg_matviews order by 1`)
  return found
}
