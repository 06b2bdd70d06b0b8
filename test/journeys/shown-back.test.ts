import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, visitor } from '../support/visitor.ts'
import { emptied } from './support/emptied.ts'
import { type Kith, openKith, phone } from './support/kith.ts'
import { axeFinds, formRules, outline, sideways } from './support/look.ts'
import { type Visit, visits } from './support/visits.ts'

let kith: Kith
let page: Page
beforeAll(async () => {
  kith = await openKith()
  // A colour on its way to another has a contrast of its own.
  page = await (await kith.context({ reducedMotion: 'reduce' })).newPage()
  await page.goto('/-/patterns')
})
afterAll(async () => {
  await kith.stop()
})

const browsers = new Map<Visit['as'], Promise<Visitor>>()
function browserOf(name: Visit['as']): Promise<Visitor> {
  const made =
    browsers.get(name) ?? (async () => visitor(kith.app, kith.house, name && (await kith.id(name))))()
  browsers.set(name, made)
  return made
}

/** Forms of one kind differ by the ids in where they lead. */
const kindOf = (action: string) => action.replace(/[0-9a-f-]{36}|\?.*/g, '')

const seen = Object.values(visits).flatMap((what) => ('why' in what ? [] : what))

test('every form that comes back says what to do, and axe finds nothing in it', async () => {
  const shown = new Set<string>()
  // How often a kind of form was sent; one that is always taken is not sent from every page.
  const sent = new Map<string, number>()
  for (const visit of seen) {
    const browser = await browserOf(visit.as)
    const path = typeof visit.path === 'string' ? visit.path : await visit.path(kith)
    const there = await browser.get(path)
    for (const { action, fields } of emptied(there.html)) {
      const kind = kindOf(action)
      if ((sent.get(kind) ?? 0) >= 2) continue
      sent.set(kind, (sent.get(kind) ?? 0) + 1)
      const back = await browser.send(action, fields, path)
      if (back.status !== 422) continue
      shown.add(kind)
      sent.set(kind, 2)
      await lookAt(back.html, `${action} as ${visit.as ?? 'nobody'}`)
    }
  }
  expect(shown.size).toBeGreaterThan(60)
  expect(kith.faults).toEqual([])
}, 240_000)

/** Shows the page that came back, as a phone would. */
async function lookAt(html: string, at: string): Promise<void> {
  await page.setViewportSize(phone)
  await page.setContent(html, { waitUntil: 'load' })
  const soft = expect.soft
  soft(await outline(page), at).toMatchObject({ h1: 1, main: 1, titled: true })
  soft(await axeFinds(page, formRules), `${at}, axe`).toEqual([])
  const summary = page.locator('.error-summary')
  soft(await summary.count(), `${at}: what is wrong stands at the top`).toBe(1)
  for (const href of await summary
    .locator('a[href^="#"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
    soft(await page.locator(`[id="${href!.slice(1)}"]`).count(), `${at}: ${href} leads to its field`).toBe(1)
  await page.setViewportSize({ width: 320, height: 256 })
  soft(await sideways(page), `${at}, 320 px`).toEqual([])
}
