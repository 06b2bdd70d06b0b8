import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
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

let count = 0

/** An empty database on the server at `url`, for the test under way. */
export async function freshDatabase(url: string): Promise<string> {
  const name = `fresh_${process.pid}_${count++}`
  await sql(url, `create database ${name}`)
  onTestFinished(async () => void (await sql(url, `drop database ${name} with (force)`)))
  return Object.assign(new URL(url), { pathname: name }).href
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

/** The path of a file in a folder that goes with the test. */
export function freshFile(name = 'kith.backup'): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, name)
}
