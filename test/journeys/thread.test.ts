import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { LIBRARY } from '../../app/thread/seed.ts'
import { type Kith, openKith, phone } from './support/kith.ts'

const BUSES = idOf('theme evening buses')

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('a stranger on a phone reads one thread from what people said to what changed, and stands where each thing is', async () => {
  const page = await (await kith.context({ ...phone, javaScriptEnabled: false })).newPage()
  await page.goto(`/thread/${LIBRARY}`)
  const kinds = await page.locator('.thread-kind').allInnerTexts()
  const order = [
    'Listening',
    'Voice',
    'Theme',
    'Citizens’ assembly',
    'Recommendation',
    'Budget',
    'Idea',
    'Project',
  ]
  const first = order.map((kind) => kinds.findIndex((text) => text.startsWith(kind)))
  expect(first).not.toContain(-1)
  expect(first).toEqual(first.toSorted((a, b) => a - b))
  await page.getByText('Open since October. On a wet Thursday there were sixty of us.').waitFor()
  await page.getByText('No answer yet.').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

  await page.getByRole('link', { name: 'Evenings in Wharton Vale' }).click()
  await page.getByRole('navigation', { name: 'The thread this is on' }).waitFor()
  await page.getByRole('link', { name: 'The whole thread' }).click()
  await page.getByRole('heading', { level: 1, name: 'Evenings in Wharton Vale' }).waitFor()
})

test('who owes an answer gives it and keeps a promise; who spoke hears at home, and those without a device by letter', async () => {
  const ines = await kith.as('ines')
  await ines.goto('/have-your-say')
  await ines
    .getByRole('region', { name: 'Waiting for you' })
    .getByRole('link', { name: 'The last bus' })
    .click()
  await ines.getByRole('button', { name: 'Give this answer' }).click()
  await ines.getByText('Choose yes, partly or no.').first().waitFor()
  await ines.getByLabel('Partly').check()
  await ines
    .getByLabel('Why, and what happens next?')
    .fill('A later bus on Fridays. More when we know what it costs.')
  await ines.getByRole('button', { name: 'Give this answer' }).click()
  await ines.getByRole('link', { name: 'Promise something' }).click()
  await ines.getByLabel('What will be done?').fill('A bus at ten past ten on Fridays')
  await ines.getByRole('button', { name: 'Promise it' }).click()
  await ines
    .locator('.thread-line', { hasText: 'A bus at ten past ten' })
    .getByRole('link', { name: 'Say what came of it' })
    .click()
  await ines.getByLabel('It is done').check()
  await ines.getByLabel('In your own words').fill('It runs from this Friday.')
  await ines.getByRole('button', { name: 'Say so' }).click()
  await ines.getByText('It runs from this Friday.').waitFor()

  const amelia = await kith.as('amelia')
  await amelia.getByRole('link', { name: 'Something came of what you said or follow' }).first().click()
  await amelia.getByRole('heading', { level: 1, name: /I come off nights/ }).waitFor()
  await amelia.getByText('It runs from this Friday.').waitFor()

  const tomos = await kith.as('tomos')
  await tomos.goto(`/thread/${LIBRARY}/by-hand`)
  await tomos
    .getByText(/^Dear Maryam/)
    .first()
    .waitFor()
  expect(await tomos.locator('.thread-letter').first().innerText()).toContain('Open since October')
})

test('the thread is printed whole, and every step stands on its own', async () => {
  const page = await (await kith.context()).newPage()
  await page.goto(`/thread/${BUSES}`)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.thread-step').first().isVisible()).toBe(true)
  expect(await page.locator('.header').isVisible()).toBe(false)
})
