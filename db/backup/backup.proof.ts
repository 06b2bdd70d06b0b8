import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseSecret } from '../../app/secret.ts'
import { connect } from '../client.ts'
import type { Embedded } from '../embedded/embedded.ts'
import { scratchDatabase } from '../embedded/scratch.ts'
import { allMigrations, migrate } from '../migrate.ts'
import { ensureDemoTown } from '../seeds/demo-town.ts'
import { backup } from './backup.ts'
import { BackupError } from './errors.ts'
import { restore } from './restore.ts'
import { everything } from './testing/everything.ts'
import { freshDatabase, freshFile } from './testing/fresh.ts'
import { migrateWith, sql } from './testing/sql.ts'
import { later, migrations, rows } from './testing/town.ts'

let server: Embedded
beforeAll(async () => {
  server = await scratchDatabase()
})
afterAll(() => server.stop())

async function town(): Promise<string> {
  const url = await freshDatabase(server.url)
  await migrateWith(migrations)(url)
  await sql(url, rows)
  return url
}

async function townBackup(): Promise<string> {
  const to = freshFile()
  await backup({ url: await town(), to })
  return to
}

const back = (url: string, from: string, known = migrations) =>
  restore({ url, from, migrations: known, migrate: migrateWith(known) })

async function expectEmpty(url: string): Promise<void> {
  const left = `select (select count(*) from pg_class where relnamespace = 'public'::regnamespace)::int as things,
    (select count(*) from pg_namespace where nspname = 'sign_in')::int as schemas`
  expect(await sql(url, left)).toEqual([{ things: 0, schemas: 0 }])
}

test('brings back every row, sequence, constraint and trigger as it was', async () => {
  const from = await town()
  const to = freshFile()
  const manifest = await backup({ url: from, to })
  expect(manifest.tables.find(({ name }) => name === 'people')).toMatchObject({ schema: 'public', rows: 2 })
  const url = await freshDatabase(server.url)
  expect(await back(url, to)).toEqual({ manifest, leftOut: [] })
  expect(await everything(url)).toEqual(await everything(from))
  expect(await sql(url, `select nextval('cards')::int as card`)).toEqual([{ card: 1002 }])
})

test('a backup of what was restored says the same', async () => {
  const [first, second] = [freshFile(), freshFile()]
  const { tables, sequences } = await backup({ url: await town(), to: first })
  const url = await freshDatabase(server.url)
  await back(url, first)
  expect(await backup({ url, to: second })).toMatchObject({ tables, sequences })
})

test('then migrates on to the present', async () => {
  const url = await freshDatabase(server.url)
  await back(url, await townBackup(), [...migrations, later])
  expect(await sql(url, 'select distinct pronouns from people')).toEqual([{ pronouns: 'not said' }])
})

test('a whole installation of Kith comes back', { timeout: 120_000 }, async () => {
  const from = await freshDatabase(server.url)
  await migrate(from)
  const owner = connect(from, { max: 1 })
  await ensureDemoTown(owner, houseSecret('test')).finally(() => owner.destroy())
  const [to, url] = [freshFile(), await freshDatabase(server.url)]
  await backup({ url: from, to })
  await restore({ url, from: to, migrations: allMigrations(), migrate })
  expect(await everything(url)).toEqual(await everything(from))
})

test('holds one moment, while people go on writing', async () => {
  const from = await town()
  await sql(from, 'create table a (id int); create table z (id int)')
  let writing = true
  const writer = (async () => {
    for (let id = 0; writing; id++)
      await sql(from, `begin; insert into a values (${id}); insert into z values (${id}); commit`)
  })()
  const wanted = ['a', 'z']
  for (let round = 0; round < 5; round++) {
    const { tables } = await backup({ url: from, to: freshFile(`${round}.backup`) })
    const counts = tables.filter(({ name }) => wanted.includes(name)).map(({ rows }) => rows)
    expect(counts[0]).toBe(counts[1])
  }
  writing = false
  await writer
})

test('needs no superuser', async () => {
  const to = await townBackup()
  const url = new URL(await freshDatabase(server.url))
  await sql(
    url.href,
    `create role landlord login password 'key'; grant create on database ${url.pathname.slice(1)} to landlord;
    alter schema public owner to landlord`,
  )
  const owner = Object.assign(new URL(url), { username: 'landlord', password: 'key' }).href
  await back(owner, to)
  expect(await sql(owner, 'select count(*)::int as people from people')).toEqual([{ people: 2 }])
  expect((await backup({ url: owner, to: freshFile() })).tables).toHaveLength(6)
  await sql(url.href, 'alter schema public owner to kith; drop owned by landlord; drop role landlord')
})

test("somebody's own table is named, and left out", async () => {
  const from = await town()
  await sql(from, 'create table my_notes (note text)')
  const to = freshFile()
  await backup({ url: from, to })
  expect((await back(await freshDatabase(server.url), to)).leftOut).toEqual(['"public"."my_notes"'])
})

test('writes a file that only its owner can read, never over another, and leaves nothing half done', async () => {
  const to = await townBackup()
  expect(statSync(to).mode & 0o777).toBe(0o600)
  const url = await town()
  await expect(backup({ url, to })).rejects.toThrow(`There is already a file ${to}`)
  await expect(backup({ url, to: `${to}/in/a/file` })).rejects.toThrow('could not be written')
  const other = await freshDatabase(server.url)
  await expect(backup({ url: other, to: `${to}.2` })).rejects.toThrow('not one of Kith')
  expect(readdirSync(dirname(to))).toEqual(['kith.backup'])
})

test('is refused by a database that is not empty, which stays as it was', async () => {
  const [to, url] = [await townBackup(), await town()]
  const before = await everything(url)
  await expect(back(url, to)).rejects.toThrow(/not empty .*new data folder/)
  expect(await everything(url)).toEqual(before)
  const only = await freshDatabase(server.url)
  await sql(only, 'create schema sign_in')
  await expect(back(only, to)).rejects.toThrow('it has sign_in')
})

test('what is not a backup is refused, with the reason', async () => {
  const url = await freshDatabase(server.url)
  const file = freshFile()
  await expect(back(url, file)).rejects.toThrow(`There is no file ${file}`)
  writeFileSync(file, '')
  await expect(back(url, file)).rejects.toThrow('is empty')
  writeFileSync(file, 'Dear diary')
  await expect(back(url, file)).rejects.toThrow('is not a backup')
  await expectEmpty(url)
})

test('a backup cut short anywhere is refused', async () => {
  const [to, url] = [await townBackup(), await freshDatabase(server.url)]
  const whole = readFileSync(to)
  for (const length of [whole.length - 1, whole.length - 200, whole.length >> 1, 100, 1]) {
    writeFileSync(to, whole)
    truncateSync(to, length)
    await expect(back(url, to)).rejects.toThrow(BackupError)
  }
  await expectEmpty(url)
})

test('a backup with one byte changed, wherever it is, is refused', async () => {
  const [to, url] = [await townBackup(), await freshDatabase(server.url)]
  const whole = readFileSync(to)
  for (let at = 0; at < whole.length; at += 1 + (whole.length >> 6)) {
    const changed = Buffer.from(whole)
    changed[at]! ^= 1
    writeFileSync(to, changed)
    await expect(back(url, to)).rejects.toThrow(BackupError)
  }
  await expectEmpty(url)
})

test('rows that break a rule are refused, and the database stays empty', async () => {
  const from = await town()
  await sql(from, `set session_replication_role = replica; delete from people where name = 'Ben'`)
  const [to, url] = [freshFile(), await freshDatabase(server.url)]
  await backup({ url: from, to })
  await expect(back(url, to)).rejects.toThrow(/do not fit together.*not present in table "people"/)
  await expectEmpty(url)
})

test('a backup of a newer Kith is refused by an older one', async () => {
  const url = await freshDatabase(server.url)
  await expect(back(url, await townBackup(), migrations.slice(0, 1))).rejects.toThrow(
    'this Kith does not have the migration 0002_trail',
  )
  await expectEmpty(url)
})

test('when only the last step fails, says that everything is there', async () => {
  const url = await freshDatabase(server.url)
  const failing = async () => {
    throw new Error('no room')
  }
  const asked = { url, from: await townBackup(), migrations, migrate: failing }
  await expect(restore(asked)).rejects.toThrow(/Everything is restored.*no room/)
  expect(existsSync(asked.from)).toBe(true)
  expect(await sql(url, 'select count(*)::int as people from people')).toEqual([{ people: 2 }])
})
