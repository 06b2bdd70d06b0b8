import pg from 'pg'
import type { Migration } from '../restore.ts'

/** Runs statements on a connection of their own, and gives the rows of the last. */
export async function sql(url: string, statements: string): Promise<pg.QueryResultRow[]> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    const results = await db.query(statements)
    return (Array.isArray(results) ? results.at(-1) : results).rows
  } finally {
    await db.end()
  }
}

/** A way to bring a database forward that knows only these migrations. */
export function migrateWith(migrations: readonly Migration[]): (url: string) => Promise<void> {
  return async (url) => {
    await sql(
      url,
      'create table if not exists kith_migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const done = new Set((await sql(url, 'select name from kith_migrations')).map(({ name }) => name))
    for (const { name, hash, sql: statements } of migrations) {
      if (!done.has(name))
        await sql(url, `${statements}; insert into kith_migrations values ('${name}', '${hash}')`)
    }
  }
}
