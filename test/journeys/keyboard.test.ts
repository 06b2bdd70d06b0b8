import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

/** Presses Tab until what has the focus is called this. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const met: string[] = []
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null
      const label = at?.labels?.[0] ?? at
      return (label?.innerText ?? '').replace(/\s+/g, ' ').trim()
    })
    met.push(called)
    if (typeof name === 'string' ? called.startsWith(name) : name.test(called)) return
  }
  throw new Error(`Tab never came to “${name}”, only to ${met.join(' | ')}`)
}

test('by keyboard alone somebody is added, and a plan begins', { timeout: 60_000 }, async () => {
  const page = await kith.as('ngozi')
  const { keyboard } = page
  const go = async (name: string, key = 'Enter') => {
    await tabTo(page, name)
    const left = key === 'Enter' ? page.waitForEvent('framenavigated') : undefined
    await keyboard.press(key)
    await left
    await page.waitForLoadState()
  }
  await go('My people')
  await go('Add somebody')
  await go('Just a name')
  await tabTo(page, 'What you call them')
  await keyboard.type('My nan')
  await tabTo(page, 'Teachers and school')
  await keyboard.press('ArrowDown')
  await tabTo(page, /^Very /)
  await keyboard.press('Space')
  await tabTo(page, 'I feel cared for')
  await keyboard.press('Space')
  await go('Add to my people')
  expect(await page.locator('main').innerText()).toContain('My nan')
  await page.goto('/people')
  expect(await page.locator('.web-list').innerText()).toMatch(
    /Parents and family[\s\S]*My nan[\s\S]*I feel cared for/,
  )

  await go('My plan')
  await go('Begin')
  await tabTo(page, 'In your own words')
  await keyboard.type('I make people laugh.')
  await go('Put it in my plan')
  expect(await page.locator('main').innerText()).toContain('I make people laugh.')
})

test('the first stop of the Tab key leads past the menu', async () => {
  const page = await kith.as('amelia')
  await page.goto('/plan')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
})
