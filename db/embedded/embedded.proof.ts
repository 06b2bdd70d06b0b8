import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from './embedded.ts'
import { testFolder, useFolder } from './testing/folder.ts'
import { query } from './testing/query.ts'
import { runningUrl } from './url.ts'

const usedFolder = useFolder()

async function start(folder: string, port?: number) {
  const database = await startEmbedded({ folder, port })
  onTestFinished(() => database.stop())
  return database
}

test('makes a database in a folder with spaces in its name, and finds everything there again', async () => {
  const folder = join(testFolder(), 'Wharton Vale', 'the data')
  const first = await start(folder)
  await query(first.url, `create table people (name text); insert into people values ('Zoë')`)
  await first.stop()
  const again = await start(folder)
  expect(await query(again.url, 'select name, lower($$ZOË$$) as lower from people')).toEqual([
    { name: 'Zoë', lower: 'zoë' },
  ])
})

test('listens on 127.0.0.1 only, in UTF-8 and UTC, and asks for the password in a file nobody else can read', async () => {
  const folder = usedFolder()
  const { url } = await start(folder)
  const settings = `select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as socket,
    current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone`
  expect(await query(url, settings)).toEqual([{ at: '127.0.0.1', socket: '', encoding: 'UTF8', zone: 'UTC' }])
  expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600)
  await expect(query(url.replace(/:[0-9a-f]+@/, ':guess@'), 'select 1')).rejects.toThrow(
    'password authentication',
  )
})

test('keeps what people wrote out of its log', async () => {
  const folder = usedFolder()
  const { url } = await start(folder)
  await query(url, 'create table notes (note text unique)')
  const secret = `insert into notes values ('only mine'), ('only mine')`
  await expect(query(url, secret)).rejects.toThrow('duplicate key')
  await expect(query(url, `select 'only mine'::integer`)).rejects.toThrow('invalid input syntax')
  expect(readFileSync(join(folder, 'server.log'), 'utf8')).not.toContain('only mine')
})

test('a second start on the same folder says who has it, and leaves it alone', async () => {
  const folder = usedFolder()
  const { url } = await start(folder)
  await expect(startEmbedded({ folder })).rejects.toMatchObject({ name: 'FolderInUse', pid: process.pid })
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('tells a command where the running server is, and nothing once it has stopped', async () => {
  const folder = usedFolder()
  const database = await start(folder)
  expect(runningUrl(folder)).toBe(database.url)
  await database.stop()
  expect(runningUrl(folder)).toBeUndefined()
})

test.each([
  ['lost', (file: string) => rmSync(file)],
  ['emptied', (file: string) => writeFileSync(file, '')],
])('a password file that was %s is made anew', async (_, spoil) => {
  const folder = usedFolder()
  await (await start(folder)).stop()
  spoil(join(folder, 'password'))
  const { url } = await start(folder)
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('data of another major version is left alone, with the way to bring it over', async () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'cluster'))
  writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '15\n')
  await expect(startEmbedded({ folder })).rejects.toThrow(
    /written by PostgreSQL 15.*kith backup.*kith restore/,
  )
})

test('a port that is taken is said', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  await expect(start(usedFolder(), port)).rejects.toThrow('port asked for is taken')
})

test('a file in the place of the folder is said', async () => {
  const file = join(testFolder(), 'notes.txt')
  writeFileSync(file, 'mine')
  await expect(startEmbedded({ folder: file })).rejects.toThrow(`${file} cannot be a data folder`)
  await expect(startEmbedded({ folder: join(file, 'data') })).rejects.toThrow('part of its path is a file')
  expect(readFileSync(file, 'utf8')).toBe('mine')
})
