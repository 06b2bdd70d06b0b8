import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith, phone, signIn } from './support/kith.ts'
import { axeFinds, formRules, outline, sideways } from './support/look.ts'
import { type Visit, visits } from './support/visits.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

const pages = new Map<Visit['as'], Promise<Page>>()
const pageOf = (name: Visit['as']): Promise<Page> => {
  const made = pages.get(name) ?? openPage(name)
  pages.set(name, made)
  return made
}

async function openPage(name: Visit['as']): Promise<Page> {
  // A colour on its way to another has a contrast of its own.
  const page = await (await kith.context({ reducedMotion: 'reduce' })).newPage()
  if (name !== undefined) await signIn(page, kith, await kith.id(name))
  return page
}

/** Where forms lead that ask for something to be typed or chosen, in the order of the page. */
const askingForms = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.forms]
      .filter((form) => form.method === 'post' && form.closest('[data-passkey]') === null)
      .filter((form) =>
        form.querySelector('input:is([type=text], [type=email], [type=radio], :not([type])), textarea'),
      )
      .map((form) => form.getAttribute('action') ?? ''),
  )

/** Sends a form with nothing in it, past what the browser itself would ask for. */
const sendEmpty = async (page: Page, action: string) => {
  const empty = (to: string) => {
    const form = [...document.forms].find(
      (one) => one.method === 'post' && one.getAttribute('action') === to,
    )!
    for (const field of form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea')) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = false
      else field.value = ''
    }
    for (const select of form.querySelectorAll('select')) select.selectedIndex = 0
    form.noValidate = true
    // Once this call has answered, so that what waits for the next page does not meet this one.
    const button = [...form.querySelectorAll('button')].find(({ type }) => type === 'submit')
    setTimeout(() => form.requestSubmit(button))
  }
  const [answer] = await Promise.all([page.waitForNavigation(), page.evaluate(empty, action)])
  return answer?.status()
}

/** Forms of one kind differ by the ids in where they lead. */
const kindOf = (action: string) => action.replace(/[0-9a-f-]{36}|\?.*/g, '')

const seen = Object.values(visits).flatMap((what) => ('why' in what ? [] : what))

test('every form that comes back says what to do, and axe finds nothing in it', async () => {
  const shown = new Set<string>()
  // How often a kind of form was sent; one that is always taken is not sent from every page.
  const sent = new Map<string, number>()
  for (const visit of seen) {
    const page = await pageOf(visit.as)
    const path = typeof visit.path === 'string' ? visit.path : await visit.path(kith)
    // Most pages have no form, or one that was looked at already: that is seen without drawing them.
    const there = await page.request.get(new URL(path, kith.url).href)
    const leads = [...(await there.text()).matchAll(/<form action="([^"]+)" method="post"/g)]
    if (!leads.some(([, action]) => (sent.get(kindOf(action!)) ?? 0) < 2)) continue
    await page.setViewportSize(phone)
    if (!(await page.goto(path))?.ok()) continue
    for (const action of await askingForms(page)) {
      if (shown.has(kindOf(action))) continue
      sent.set(kindOf(action), (sent.get(kindOf(action)) ?? 0) + 1)
      if (new URL(page.url()).pathname !== path.replace(/\?.*/, '')) await page.goto(path)
      if ((await sendEmpty(page, action)) !== 422) continue
      shown.add(kindOf(action))
      sent.set(kindOf(action), 2)
      const at = `${action} as ${visit.as ?? 'nobody'}`
      const soft = expect.soft
      soft(await outline(page), at).toMatchObject({ h1: 1, main: 1, titled: true })
      soft(await axeFinds(page, formRules), `${at}, axe`).toEqual([])
      const summary = page.locator('.error-summary')
      soft(await summary.count(), `${at}: what is wrong stands at the top`).toBe(1)
      for (const href of await summary
        .locator('a[href^="#"]')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
        soft(
          await page.locator(`[id="${href!.slice(1)}"]`).count(),
          `${at}: ${href} leads to its field`,
        ).toBe(1)
      await page.setViewportSize({ width: 320, height: 256 })
      soft(await sideways(page), `${at}, 320 px`).toEqual([])
      await page.setViewportSize(phone)
      await page.goto(path)
    }
  }
  expect(shown.size).toBeGreaterThan(25)
  expect(kith.faults).toEqual([])
}, 400_000)
