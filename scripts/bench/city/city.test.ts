import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { databaseUrl } from '#test/support/database.ts'
import { makeCity } from './make-city.ts'

test('a made-up town of a thousand holds together: every reference is looked up as it is made, and its ties are live', async () => {
  const admin = new pg.Client({ connectionString: inject('serverUrl') })
  await admin.connect()
  await admin.query('create database small_city')
  await admin.end()
  const url = databaseUrl(inject('serverUrl'), 'small_city')
  await makeCity(url, 1000, { checked: true })
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  const { rows } = await db.query(
    'select state, count(*)::int as n from tie_states group by state order by state',
  )
  await db.end()
  const live = rows.find(({ state }) => state === 'live')?.n ?? 0
  expect(live).toBeGreaterThan(7500)
})
