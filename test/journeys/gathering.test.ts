import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asPerson } from '#db/client.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
let [tomos, walter, priya] = [] as unknown as [Page, Page, Page]
beforeAll(async () => {
  kith = await openKith()
  ;[tomos, walter, priya] = await Promise.all([kith.as('tomos'), kith.as('walter'), kith.as('priya')])
})
afterAll(async () => {
  await kith.stop()
})

const main = (page: Page) => page.locator('main').innerText()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

test('a facilitator calls an evening, has rooms made, and its notes are out when it is closed; two write on their phones', async () => {
  await tomos.goto('/gatherings')
  await follow(tomos, 'Call a gathering')
  await tomos.getByLabel('What is it called?').fill('Soup and a question')
  const soon = new Date(Date.now() + 3 * 60 * 60_000)
  const [day, month, year] = [soon.getUTCDate(), soon.getUTCMonth() + 1, soon.getUTCFullYear()]
  await tomos.getByLabel('Day', { exact: true }).fill(String(day))
  await tomos.getByLabel('Month').fill(String(month))
  await tomos.getByLabel('Year').fill(String(year))
  await tomos.getByLabel('Time').fill(soon.toISOString().slice(11, 16))
  await press(tomos, 'Call it')
  const path = new URL(tomos.url()).pathname

  // Two grown-ups who are known here keep the room that Priya is in; Poppy's phone stays in her bag.
  const poppy = { placeId: DEMO_PLACE, personId: await kith.id('poppy') }
  await asPerson(kith.house.db, poppy, (tx) => sql`select come_in(${path.split('/')[2]})`.execute(tx))
  for (const page of [walter, priya]) {
    await page.goto(path)
    await press(page, 'I am here')
    await page.getByText('Welcome.').waitFor()
  }

  await follow(tomos, 'On the day: who is here')
  await tomos.getByLabel('Their name').fill('Jean')
  await press(tomos, 'Put them on the list')
  expect(await main(tomos)).toContain('4 people are here.')
  await follow(tomos, 'Rooms')
  await tomos.getByLabel('What do the rooms talk about?').fill('What is it like to be new here?')
  await press(tomos, 'Make the rooms')
  await tomos.getByText('Room 1').first().waitFor()

  for (const page of [walter, priya]) {
    await page.goto(path)
    expect(await main(page)).toContain('You are in room 1')
    await follow(page, 'Write notes here')
  }
  await walter.getByLabel('A line of notes').fill('Nobody showed me where the bins go.')
  await priya.getByLabel('A line of notes').fill('Somebody should sit with you at lunch.')
  await Promise.all([press(walter, 'Add it'), press(priya, 'Add it')])
  await Promise.all([walter.getByText('Added.').waitFor(), priya.getByText('Added.').waitFor()])
  await follow(walter, 'See what others wrote')
  expect(await main(walter)).toContain('sit with you at lunch')
  await walter.getByRole('button', { name: 'Key point Somebody should' }).click()
  await walter.getByText('I will do something').click()
  await walter.getByLabel('What will you do?').fill('Walk the new ones round the bins')
  await press(walter, 'I will do it')
  await walter.getByText('It stands with the notes').waitFor()

  await tomos.goto(`${path}/close`)
  await press(tomos, 'Yes, send them')
  await kith.settled()
  await priya.goto('/')
  await follow(priya, 'The notes of a gathering are here')
  const notes = await main(priya)
  for (const words of [
    'Key points',
    'sit with you at lunch',
    'where the bins go',
    'Walk the new ones round the bins',
  ])
    expect(notes).toContain(words)
})
