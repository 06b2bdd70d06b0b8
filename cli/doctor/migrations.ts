import type pg from 'pg'
import { allMigrations } from '../../db/migrate.ts'
import { type Finding, mind, well, wrong } from './finding.ts'

/** Whether the database is of this version of Kith. `ready`: of this one or an earlier, so that one can look further. */
export async function migrations(
  db: pg.Client,
): Promise<{ readonly ready: boolean; readonly findings: readonly Finding[] }> {
  const there = await db.query<{ yes: boolean }>(`select to_regclass('kith_migrations') is not null as yes`)
  if (!there.rows[0]!.yes)
    return {
      ready: false,
      findings: [mind('migrations', 'The database is empty yet.', 'npm start fills it.')],
    }
  const { rows } = await db.query<{ name: string; hash: string }>(
    'select name, hash from kith_migrations order by name',
  )
  const known = new Map(allMigrations().map(({ name, hash }) => [name, hash]))
  const applied = new Set(rows.map(({ name }) => name))
  const strange = rows.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  const changed = rows
    .filter(({ name, hash }) => known.has(name) && known.get(name) !== hash)
    .map(({ name }) => name)
  const behind = [...known.keys()].filter((name) => !applied.has(name))
  const findings: Finding[] = []
  if (strange.length > 0)
    findings.push(
      wrong(
        'migrations',
        `The database was made by a newer Kith than this (${list(strange)}).`,
        'Run that one, or restore a backup of before.',
      ),
    )
  if (changed.length > 0)
    findings.push(
      wrong(
        'migrations',
        `These migrations were changed after they had been applied: ${list(changed)}.`,
        'Put the files back as they were, and add a new one for what was to change.',
      ),
    )
  if (behind.length > 0)
    findings.push(
      mind(
        'migrations',
        `The database is of an earlier Kith; still to come: ${list(behind)}.`,
        'npx kith backup FILE, then npm start (or npx kith migrate).',
      ),
    )
  if (findings.length === 0) findings.push(well('migrations', `All ${rows.length} migrations are applied.`))
  return { ready: true, findings }
}

const list = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
