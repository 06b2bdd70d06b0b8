import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith, signIn } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

const words = 'I can tell when a chilli is ready.'
const kept = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('kith-draft:')))
const field = (page: Page) => page.getByLabel('In your own words')

async function type(page: Page) {
  await page.goto('/plan/add?section=strength')
  await field(page).fill(words)
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith('kith-draft:')))
}

test('what is typed outlives a reload and a lost connection, sealed, and goes when it was sent', async () => {
  const page = await kith.as('priya')
  await type(page)
  expect(JSON.stringify(await kept(page))).not.toContain('chilli')
  await page.reload()
  await page.locator('[data-draft-kept]:not([hidden])').waitFor()
  expect(await field(page).inputValue()).toBe(words)

  // A connection that breaks while the browser believes that it has one.
  await page.route('**/plan/add', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  const lost = page.waitForEvent('requestfailed')
  await page.getByRole('button', { name: 'Put it in my plan' }).click()
  await lost
  await page.unroute('**/plan/add')
  await page.goto('/plan/add?section=strength')
  await page.locator('[data-draft-kept]:not([hidden])').waitFor()
  expect(await field(page).inputValue()).toBe(words)

  await page.getByRole('button', { name: 'Put it in my plan' }).click()
  await page.waitForURL('/plan')
  expect(await page.locator('main').innerText()).toContain(words)
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith('kith-draft:')))
})

test('signing out wipes it', async () => {
  const page = await kith.as('ravi')
  await type(page)
  expect(await kept(page)).toHaveLength(1)
  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/sign-in')
  expect(await kept(page)).toEqual([])
})

test('the next to sign in on the same browser cannot read what another left, and it is thrown away', async () => {
  const page = await kith.as('amelia')
  await type(page)
  const cookies = await page.context().cookies()
  await page.context().clearCookies({ name: 'kith' })
  expect(cookies.length).toBeGreaterThan(0)
  await signIn(page, kith, await kith.id('walter'))
  await page.goto('/plan/add?section=strength')
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith('kith-draft:')))
  expect(await field(page).inputValue()).toBe('')
})
