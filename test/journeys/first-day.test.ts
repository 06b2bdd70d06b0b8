import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstDay } from './first-day.ts'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('a learner’s first day, from the printed card to who looked', { timeout: 90_000 }, async () => {
  const seen: string[] = []
  const said: Record<string, string> = {}
  const { ravi, mother } = await firstDay(kith, async (page, name) => {
    seen.push(name)
    said[name] = await page.locator('main').innerText()
  })
  expect(seen).toContain('looked')
  expect(said.secret).toContain('Hello Ravi!')
  expect(said.name).toMatch(/ravi-\w+-\d+/i)
  expect(said.people).toContain('Coach Dee')
  expect(said.nobody).toContain('Nobody at school yet')
  expect(said.plan).toContain('Help at the Saturday swimming club.')
  expect(said.mother).toContain('I can swim further')
  expect(said.looked).toContain('Freya Green')
  expect(said.looked).not.toContain('Poppy')
  await ravi.goto('/plan')
  expect(await ravi.locator('main').innerText()).toMatch(/Freya Green \(parent or guardian\): agrees/)
  // What Ravi said about her people was opened to nobody.
  await mother.goto(`/people/of/${await kith.id('ravi')}`)
  expect(await mother.locator('h1').innerText()).toBe('There is nothing here for you to see')
  expect(kith.faults).toEqual([])
})
