import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { type Kith, openKith, phone } from './support/kith.ts'

const withPriya = `/mentoring/with/${idOf('tie nia priya')}`

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

async function written(words: string): Promise<{ minutes: number }[]> {
  const { rows } = await sql<{
    minutes: number
  }>`select m.minutes from meeting_words w join meetings m using (place_id)
    where m.id = w.meeting_id and w.text = ${words}`.execute(kith.owner)
  return rows
}

const note = (page: Page) => page.getByLabel('What you talked about')

/** Two sentences at forty words a minute, the pace of thumbs (Palin et al. 2019: 36), and a second for each tap. */
const secondsFor = (keys: number, taps: number) => (keys / 5 / 36) * 60 + taps

test('Monday, on the phone: a note is one screen, three taps and two sentences, under a minute', async () => {
  const page = await kith.as('nia')
  await page.setViewportSize(phone)
  const words = 'I like the new group. I will ask about the trip myself.'
  let taps = 0
  const tap = async (what: ReturnType<Page['getByRole']>) => {
    taps++
    await what.click()
  }
  await page.goto(withPriya)
  await tap(note(page))
  await page.keyboard.type(words)
  await tap(page.getByRole('radio', { name: '20' }))
  await tap(page.getByRole('button', { name: 'Keep it' }))
  await page.getByText('Kept.').waitFor()
  expect(await written(words)).toEqual([{ minutes: 20 }])
  expect(secondsFor(words.length, taps)).toBeLessThan(60)
})

test('Wednesday, behind the sports hall: what is typed without a signal waits, outlives a reload, and goes once', async () => {
  const page = await kith.as('nia')
  await page.setViewportSize(phone)
  const words = 'I am worried about the exam, and less so since we split it up.'
  await page.goto(withPriya)
  await note(page).fill(words)
  await page.getByRole('radio', { name: '30' }).check()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('There is no signal').waitFor()
  expect(await note(page).inputValue()).toBe(words)
  expect(await written(words)).toEqual([])
  await page.context().setOffline(false)
  await page.getByText('Kept.').waitFor()
  expect(await written(words)).toEqual([{ minutes: 30 }])
})

test('Thursday: the phone goes off in the middle; the words are there again', async () => {
  const page = await kith.as('nia')
  const words = 'Half a sentence that'
  await page.goto(withPriya)
  await note(page).fill(words)
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith('kith-draft:')))
  await page.reload()
  await page.locator('[data-draft-kept]:not([hidden])').first().waitFor()
  expect(await note(page).inputValue()).toBe(words)
})

test('Friday: Priya reads it on her own phone, says it her way, and her step is in her plan', async () => {
  const nia = await kith.as('nia')
  await nia.goto(withPriya)
  await note(nia).fill('I said that I would try the library.')
  await nia.getByLabel('What Priya will do next').fill('Try the library on Tuesday')
  await nia.getByRole('button', { name: 'Keep it' }).click()
  await nia.getByText('Kept.').waitFor()
  const priya = await kith.as('priya')
  await priya.setViewportSize(phone)
  // Coming in has shown her what is new; it stands among the earlier things now.
  await priya.goto('/')
  await priya.getByText('Earlier', { exact: true }).click()
  await priya.getByRole('link', { name: 'Nia Smith-Jones wrote down what you talked about' }).first().click()
  await priya.getByLabel('Change what is not right').fill('I will try the library. Maybe.')
  await priya.getByRole('button', { name: 'Yes, that is right' }).click()
  await priya.getByText('It is kept in your words').waitFor()
  await priya.goto('/plan')
  expect(await priya.locator('main').innerText()).toContain('Try the library on Tuesday')
})
