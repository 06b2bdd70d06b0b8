import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LEARNERS, manyChoose } from '../../app/relationships/mentoring/testing/many-choose.ts'
import { desk, type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
  await manyChoose(kith)
})
afterAll(async () => {
  await kith.stop()
})

test('three hundred learners: opened, brought together in the background, looked at, changed, and everybody asked', {
  timeout: 180_000,
}, async () => {
  const mentors = (await sql<{ n: number }>`select count(*)::int as n from mentor_offers`.execute(kith.owner))
    .rows[0]!.n
  expect(mentors).toBeGreaterThan(40)
  const maja = await kith.as('maja', { viewport: desk })
  const main = () => maja.locator('main').innerText()
  await maja.goto('/mentoring/rounds')
  await maja.getByLabel('For whom?').selectOption({ label: 'Bridgefield Community High School' })
  await maja.getByLabel('Day').fill('1')
  await maja.getByLabel('Month').fill('3')
  await maja.getByLabel('Year').fill('2090')
  await maja.getByRole('button', { name: 'Open it' }).click()
  expect(await main()).toMatch(/300 of [\d,]+ learners without a mentor have chosen/)
  await maja.getByRole('button', { name: 'Bring them together now' }).click()
  // The bar moves by itself and the page comes again when it is done.
  await maja.getByRole('heading', { name: 'Pairs' }).waitFor()

  const pairs = async () =>
    (
      await sql<{ learner_id: string; mentor_id: string; rank: number | null }>`
        select p.learner_id, p.mentor_id, c.rank from mentor_pairs p
        left join mentor_choices c on c.learner_id = p.learner_id and c.mentor_id = p.mentor_id
        where p.mentor_id is not null`.execute(kith.owner)
    ).rows
  const made = await pairs()
  const full = Math.min(LEARNERS, mentors * 4)
  expect(made.length).toBeGreaterThan(full * 0.8)
  expect(made.every(({ rank }) => rank !== null)).toBe(true)
  const perMentor = Object.values(Object.groupBy(made, ({ mentor_id }) => mentor_id)).map(
    (some) => some!.length,
  )
  expect(Math.max(...perMentor)).toBeLessThanOrEqual(4)
  // What is shown are numbers by rank, the same as were made, and nobody's ranking.
  const firsts = made.filter(({ rank }) => rank === 1).length
  expect(await maja.locator('tr', { hasText: 'the 1st' }).innerText()).toContain(String(firsts))

  await maja.getByLabel('Part of the name').fill('Freya Edwards')
  await maja.getByRole('button', { name: 'Find' }).click()
  await maja.getByLabel('Second adult for all pairs').selectOption({ label: 'Freya Edwards' })
  await maja.getByRole('button', { name: 'Name for all' }).click()
  expect(await main()).toContain(`Named for`)

  await maja.locator('a[href*="/pairs/"]', { hasText: 'Change' }).first().click()
  await maja.getByRole('button', { name: 'Take the mentor away' }).click()
  expect(await main()).toContain('You took their mentor away (1)')
  await maja.getByRole('button', { name: 'Let everybody know' }).click()
  await maja.getByText('A pair begins when both have said yes.').waitFor({ timeout: 60_000 })
  const { rows } = await sql<{ ties: number; told: number; seconds: number }>`
    select (select count(*)::int from mentor_pairs where tie_id is not null) as ties,
      (select count(*)::int from notices where kind = 'mentoring.matched') as told,
      (select count(*)::int from mentor_pairs p join companions c on c.tie_id = p.tie_id and c.ended_at is null) as seconds`.execute(
    kith.owner,
  )
  expect(rows[0]).toEqual({ ties: made.length - 1, told: made.length - 1, seconds: made.length - 1 })
  expect(kith.faults).toEqual([])
})
