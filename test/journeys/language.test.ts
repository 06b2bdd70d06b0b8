import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith } from './support/kith.ts'
import { sideways } from './support/look.ts'
import { phone } from './support/open.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('Welsh is one link away on every page, says that it awaits review, and English is one link back', async () => {
  const page = await kith.as('priya')
  await page.goto('/plan')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('link', { name: 'Cymraeg' }).click()
  expect(new URL(page.url()).pathname).toBe('/plan')
  expect(await page.locator('html').getAttribute('lang')).toBe('cy')
  expect(await page.locator('h1').innerText()).not.toBe('My plan')
  expect(await page.locator('.awaiting-review').count()).toBe(1)
  // Her own words stay as she wrote them.
  expect(await page.locator('main').innerText()).toContain('Have a bed of my own on the allotment.')
  await page.getByRole('link', { name: 'English' }).click()
  expect(await page.locator('h1').innerText()).toBe('My plan')
  expect(await page.locator('.awaiting-review').count()).toBe(0)
})

test('a browser that asks for Welsh gets Welsh', async () => {
  const page = await (await kith.context({ locale: 'cy-GB' })).newPage()
  await page.goto('/')
  expect(await page.locator('html').getAttribute('lang')).toBe('cy')
})

test('the choice never leads to another host', async () => {
  const page = await (await kith.context()).newPage()
  await page.goto('/language?to=cy&return=//elsewhere.example/')
  expect(page.url()).toBe(`${kith.url}/`)
})

test('right to left on a phone, her pages stand the other way round, with Arabic days, and nothing runs over the edge', async () => {
  const page = await kith.as('priya')
  await page.setViewportSize(phone)
  await page.goto('/language?to=ar-XB&return=/people')
  for (const path of ['/', '/people', '/plan', '/mentoring', '/have-your-say', '/me/delete']) {
    await page.goto(path)
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    const heading = (await page.locator('h1').boundingBox())!
    expect(heading.x + heading.width, path).toBeGreaterThan(phone.width - 40)
    expect(await sideways(page), path).toEqual([])
  }
  await page.goto('/me/trail')
  expect(await page.locator('main').innerText()).toMatch(/\p{Script=Arabic}/u)
})
