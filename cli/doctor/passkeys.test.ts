import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { town } from '#test/support/town.ts'
import { passkeys } from './passkeys.ts'

let db: pg.Client
beforeEach(async () => {
  db = new pg.Client({ connectionString: (await town()).url })
  await db.connect()
  await db.query('begin')
})
afterEach(async () => {
  await db.query('rollback')
  await db.end()
})

const look = async (publicUrl: string) =>
  (await passkeys(db, { publicUrl, port: 4000 })).map(({ level, mend }) => [
    level,
    mend?.includes('passkeys off'),
  ])

test('a place whose rule nobody can follow at its address is told so, and one without the rule is not', async () => {
  await db.query('update places set passkeys_from = null')
  expect(await look('http://192.168.1.5:4000')).toEqual([])
  await db.query(`update places set passkeys_from = now() + interval '3 days'`)
  expect(await look('http://192.168.1.5:4000')).toEqual([['wrong', true]])
  expect(await look('https://192.168.1.5')).toEqual([['wrong', true]])
  expect(await look('https://kith.example')).toEqual([['well', undefined]])
})
