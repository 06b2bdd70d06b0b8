import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { databaseUrl } from '#test/support/database.ts'
import { makeCity } from './make-city.ts'
import { measuredPages } from './pages.ts'
import { policies } from './policies.ts'
import { shapeOf } from './shape.ts'

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

  // The same statements, with row policies and with what somebody would write by hand, give the same rows.
  const pages = measuredPages(shapeOf(1000)).filter(({ name }) => ['my people', 'my plan'].includes(name))
  const costs = await policies(
    url,
    pages.map(({ name, opened }) => ({ name, opened: opened.slice(0, 1) })),
  )
  expect([...costs].map(([name, { statements, left }]) => [name, statements > 3, left])).toEqual([
    ['my people', true, 0],
    ['my plan', true, 0],
  ])
})
