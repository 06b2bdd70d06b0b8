import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Town, town } from '#test/support/town.ts'
import { sweepSignIn } from '../../app/sign-in/sweep.ts'
import { retentionPage } from './page.ts'
import { days, pupils, rules } from './rules.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
})

const fits = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name

test('every table of the catalogue is in one rule, and every rule has a table', async () => {
  const { rows } = await sql<{ name: string }>`
    select case when schemaname = 'public' then '' else schemaname || '.' end || tablename as name
    from pg_tables where schemaname in ('public', 'sign_in') order by 1`.execute(vale.owner)
  const names = rows.map(({ name }) => name)
  const rulesOf = (name: string) => rules.filter(({ tables }) => tables.some((table) => fits(table, name)))
  expect(
    names.filter((name) => rulesOf(name).length !== 1).map((name) => [name, rulesOf(name).length]),
  ).toEqual([])
  const patterns = rules.flatMap(({ tables }) => tables)
  expect(patterns.filter((pattern) => !names.some((name) => fits(pattern, name)))).toEqual([])
})

test('docs/retention.md is what the rules make (scripts/retention.ts writes it)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/retention.md'), 'utf8')).toBe(retentionPage())
})

describe('the jobs of the night go by these days', () => {
  const now = new Date('2027-03-01T02:00:00Z')
  const ago = (count: number, hours: number) =>
    new Date(now.getTime() - count * 86_400_000 + hours * 3_600_000)

  test('letters', async () => {
    const db = vale.house.signIn.authDb
    await db.deleteFrom('sign_in.outbox').execute()
    const letter = (created_at: Date) => ({
      id: newId(),
      recipient: 'a@wharton.example',
      subject: 's',
      body: 'b',
      created_at,
    })
    const [old, young] = [letter(ago(days.letters, -1)), letter(ago(days.letters, 1))]
    await db.insertInto('sign_in.outbox').values([old, young]).execute()
    await sweepSignIn({ authDb: db, now: () => now })
    const left = await db.selectFrom('sign_in.outbox').select('id').execute()
    expect(left.map(({ id }) => id)).toEqual([young.id])
  })

  test('files of rolls', async () => {
    const { rows } = await sql<{
      body: string
    }>`select prosrc as body from pg_proc where proname = 'sweep_import_files'`.execute(vale.owner)
    expect(rows[0]!.body).toContain(`interval '${days.rollFiles} days'`)
  })

  test('marks of what was written', async () => {
    const { rows } = await sql<{
      body: string
    }>`select prosrc as body from pg_proc where proname = 'sweep_recent_changes'`.execute(vale.owner)
    expect(rows[0]!.body).toContain(`on_day < current_date - ${days.changes} `)
  })

  test('the queue for a person’s decision', async () => {
    const { rows } = await sql<{
      body: string
    }>`select prosrc as body from pg_proc where proname = 'due_for_decision'`.execute(vale.owner)
    for (const part of [
      `left_on + ${days.left} `,
      `'${pupils.birthday} years'`,
      `'${pupils.yearsAfter} years'`,
    ])
      expect(rows[0]!.body).toContain(part)
  })
})
