import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

/** How many pages a PDF has: its page objects, and not the tree that holds them. */
const pagesIn = (pdf: Buffer) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length

test('the plan prints on one sheet of A4, without the menu', async () => {
  const page = await kith.as('priya')
  await page.goto('/plan/print')
  expect(pagesIn(await page.pdf({ format: 'A4' }))).toBe(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('nav.main-nav').isVisible()).toBe(false)
  expect(await page.locator('main').innerText()).toContain('Have a bed of my own on the allotment.')
})

test('control: what is long is counted as more than one', async () => {
  const page = await kith.as('priya')
  await page.goto('/-/patterns')
  expect(pagesIn(await page.pdf({ format: 'A4' }))).toBeGreaterThan(1)
})
