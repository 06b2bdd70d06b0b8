import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { databaseUrl } from '#test/support/database.ts'
import { typescript } from '#test/support/typescript.ts'
import type { Finding } from './doctor/finding.ts'

// The commands as whoever runs Kith calls them, in processes of their own, on databases of this file's own.
const folder = mkdtempSync(join(tmpdir(), 'kith-keep-'))
const file = join(folder, 'town.zip')
const [full, empty] = ['keep_full', 'keep_empty'].map((name) => `${name}_${process.pid}`) as [string, string]
const urlOf = (name: string) => databaseUrl(inject('serverUrl'), name)

async function ask<Row extends pg.QueryResultRow>(name: string, sql: string): Promise<Row[]> {
  const db = new pg.Client({ connectionString: name === '' ? inject('serverUrl') : urlOf(name) })
  await db.connect()
  try {
    return (await db.query<Row>(sql)).rows
  } finally {
    await db.end()
  }
}

async function kith(database: string, ...args: string[]) {
  const child = spawn(process.execPath, [...typescript, 'cli/kith.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, DATABASE_URL: urlOf(database), KITH_DATA: folder, KITH_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, err, code: code as number | null }
}

const doctor = async (database: string) => {
  const { out, code } = await kith(database, 'doctor', '--json')
  const findings = JSON.parse(out) as Finding[]
  return {
    code,
    wrong: findings.filter(({ level }) => level === 'wrong').map(({ part, what }) => `${part}: ${what}`),
  }
}

beforeAll(async () => {
  await ask('', `create database ${full} template kith_template`)
  await ask('', `create database ${empty}`)
})
afterAll(async () => {
  for (const name of [full, empty]) await ask('', `drop database ${name} with (force)`)
  rmSync(folder, { recursive: true })
})

describe('backup and restore', { timeout: 120_000 }, () => {
  test('carry a whole installation into an empty database, and what is there is never written over', async () => {
    const made = await kith(full, 'backup', file)
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain(file)
    const again = await kith(full, 'backup', file)
    expect(again.code).toBe(1)
    expect(again.err).toContain('There is already a file')

    const back = await kith(empty, 'restore', file)
    expect(back).toMatchObject({ code: 0, err: '' })
    const count = 'select (select count(*) from people) as people, (select count(*) from trail) as trail'
    expect(await ask(empty, count)).toEqual(await ask(full, count))

    const over = await kith(full, 'restore', file)
    expect(over.code).toBe(1)
    expect(over.err).toContain('The database is not empty')
  })

  test('a file that is no backup, or has changed by one byte, changes nothing', async () => {
    const bytes = readFileSync(file)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(folder, 'changed.zip'), bytes)
    writeFileSync(join(folder, 'none.zip'), 'hello')
    for (const [name, says] of [
      ['changed.zip', 'has changed since it was made'],
      ['none.zip', 'is not a backup'],
      ['nowhere.zip', 'There is no file'],
    ] as const) {
      const { code, err } = await kith(empty, 'restore', join(folder, name))
      expect([name, code]).toEqual([name, 1])
      expect(err).toContain(says)
    }
  })
})

describe('doctor', { timeout: 120_000 }, () => {
  test('finds nothing in a restored installation', async () => {
    expect(await doctor(empty)).toEqual({ code: 0, wrong: [] })
  })

  test('names what was broken: row security, a mighty login, a migration, a forsaken import, a lost login', async () => {
    const login = `kith_app_${empty}`
    await ask(
      empty,
      `alter table plan_items disable row level security;
       alter role "${login}" bypassrls;
       update kith_migrations set hash = 'other' where name = '0003_ties';
       insert into places (place_id, name, slug) values (gen_random_uuid(), 'Elsewhere', 'elsewhere');
       insert into imports (place_id, id, format, source, file_name, dry_run, started_at)
         select place_id, gen_random_uuid(), 'plain', 'roll', 'half.csv', false, now() - interval '1 day' from places limit 1`,
    )
    // The queue's tables come with the first start; here they are made by hand.
    await ask(
      empty,
      `create schema graphile_worker;
       create table graphile_worker.jobs (key text, task_identifier text, attempts int, max_attempts int,
         run_at timestamptz, locked_at timestamptz, locked_by text);
       insert into graphile_worker.jobs values ('a', 'import', 25, 25, now(), null, null)`,
    )
    const { code, wrong } = await doctor(empty)
    expect(code).toBe(1)
    for (const [part, what] of [
      ['row security', 'plan_items'],
      ['logins', login],
      ['migrations', '0003_ties'],
      ['imports', 'half.csv'],
      ['queue', 'failed for good'],
      ['demo', 'Elsewhere'],
    ])
      expect(wrong.filter((line) => line.startsWith(`${part}: `) && line.includes(what!))).toHaveLength(1)
    expect(wrong).toHaveLength(6)
    await ask(empty, `drop role "kith_auth_${empty}"`)
    expect((await doctor(empty)).wrong.join()).toContain(`The role kith_auth_${empty} is not there`)
  })

  test('says what is wrong with DATABASE_URL and starts nothing', async () => {
    const { code, wrong } = await doctor('nowhere')
    expect(code).toBe(1)
    expect(wrong.join()).toContain('There is no database nowhere there yet')
    expect(existsSync(join(folder, 'cluster'))).toBe(false)
  })
})
