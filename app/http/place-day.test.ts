import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { asPlace } from '#db/as-place.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'

// Half past midnight on the first of July in Wharton Vale, where it is summer; in UTC it is still June.
const NIGHT = new Date('2090-06-30T23:30:00Z')

let here: Town
beforeAll(async () => {
  here = await town()
})
afterEach(() => vi.restoreAllMocks())

const day = (name: string, [d, m, y]: readonly [string, string, string]) => ({
  [`${name}-day`]: d,
  [`${name}-month`]: m,
  [`${name}-year`]: y,
})

test('a form asks for days as the clocks of the place have them', async () => {
  const maja = await here.browser('maja')
  await maja.get('/mentoring/rounds')
  vi.spyOn(here.house, 'now').mockReturnValue(NIGHT)
  const group = { group: idOf('Bridgefield East') }
  const yesterday = await maja.send('/mentoring/rounds', { ...group, ...day('closes', ['30', '6', '2090']) })
  expect(yesterday.text).toContain('Write a day that is still to come, or today.')
  const today = await maja.send('/mentoring/rounds', { ...group, ...day('closes', ['1', '7', '2090']) })
  expect(today.text).toContain('Learners choose until 1 July 2090.')
})

test('the database has the day that the pages have', async () => {
  const { rows } = await asPlace(here.house.db, DEMO_PLACE, (tx) =>
    sql<{ day: string }>`select ${NIGHT}::timestamptz::date as day`.execute(tx),
  )
  expect(rows).toEqual([{ day: '2090-07-01' }])
})
