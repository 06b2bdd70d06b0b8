import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practices } from '../../../app/practices.ts'
import { visitor } from '../../support/visitor.ts'
import { dataWords } from '../support/data-words.ts'
import { desk, type Kith, openKith, phone } from '../support/kith.ts'
import { axeFinds, hasScript, outline, saidPlainly, sideways, unseenFocus, usable } from '../support/look.ts'
import { type Visit, visits } from '../support/visits.ts'

/** 320 CSS pixels wide: the smallest phone, and a desk's 1280 at 400 %. */
const small = { width: 320, height: 256 }

type Cookie = Readonly<Record<'name' | 'value' | 'url', string>>

interface Eyes {
  readonly page: Page
  readonly withoutScript: Page
  readonly noise: string[]
}

/**
 * Pages with a drawing or an order of their own, and the one with every component: looked at in the dark on a desk and from right
 * to left as well. The others are made of those components, whose colours `tokens.test.ts` measures.
 */
const drawn = [
  '/',
  '/-/patterns',
  '/people',
  '/plan',
  '/thread/:id',
  '/listening/:id/agree',
  '/gatherings/:id/rooms',
  '/budgets/:id/results',
  '/assemblies/:id',
]

const seen = Object.entries(visits).flatMap(([route, what]) =>
  'why' in what ? [] : what.map((visit, nth) => [route, visit.as ?? 'nobody', visit, nth] as const),
)

/** Tests that open every `of`-th page, from the `part`-th on: several files share them, so that two cores do. */
export function walk(part: number, of: number): void {
  let kith: Kith
  let isData: (text: string) => boolean
  beforeAll(async () => {
    kith = await openKith()
    isData = await dataWords(kith.owner)
  })
  afterAll(async () => {
    await kith.stop()
  })

  const signedIn = new Map<string, Promise<readonly Cookie[]>>()
  function cookiesOf(name: Visit['as']): Promise<readonly Cookie[]> {
    const made = signedIn.get(name ?? '') ?? signIn(name)
    signedIn.set(name ?? '', made)
    return made
  }

  async function signIn(name: Visit['as']): Promise<readonly Cookie[]> {
    const { cookies } = await visitor(kith.app, kith.house, name && (await kith.id(name)))
    return [...cookies].map(([name, value]) => ({ name, value, url: kith.url }))
  }

  /** One browser with JavaScript and one without: whoever comes next finds it empty. */
  let eyes: Promise<Eyes> | undefined
  async function eyesOf(name: Visit['as']): Promise<Eyes> {
    eyes ??= openEyes()
    const { page, withoutScript } = await eyes
    for (const one of [page, withoutScript]) {
      await one.context().clearCookies()
      await one.context().addCookies(await cookiesOf(name))
    }
    return eyes
  }

  async function openEyes(): Promise<Eyes> {
    // A colour on its way to another has a contrast of its own.
    const page = await (await kith.context({ reducedMotion: 'reduce' })).newPage()
    const noise: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text())
    })
    page.on('pageerror', (error) => noise.push(String(error)))
    page.on('requestfailed', (request) => noise.push(`${request.url()} failed`))
    return { page, withoutScript: await (await kith.context({ javaScriptEnabled: false })).newPage(), noise }
  }

  if (part === 0)
    test('every address that can be opened is walked', () => {
      expect(drawn.filter((route) => !Object.hasOwn(visits, route))).toEqual([])
      const routes = kith.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
      expect([...new Set(routes)].sort()).toEqual(Object.keys(visits).sort())
      expect(practices.length).toBeGreaterThan(0)
    })

  describe('every page', () => {
    test.each(seen.filter((_, at) => at % of === part))('%s as %s', async (route, _who, visit, nth) => {
      const { page, withoutScript, noise } = await eyesOf(visit.as)
      const path = typeof visit.path === 'string' ? visit.path : await visit.path(kith)
      const open = async (on: Page, language: string) => {
        await on.context().addCookies([{ name: 'kith-language', value: language, url: kith.url }])
        return on.goto(path)
      }

      await page.setViewportSize(phone)
      await page.emulateMedia({ colorScheme: 'light' })
      const answer = await open(page, 'en')
      const expected = path === '/sign-in/link/x' ? 410 : 200
      expect([answer?.status(), new URL(page.url()).pathname]).toEqual([expected, path.replace(/\?.*/, '')])
      const soft = expect.soft
      soft(await outline(page)).toEqual({ h1: 1, main: 1, titled: true, lang: 'en', dir: 'ltr' })
      // Focus, direction and scripts are a page's own, whoever sees it.
      const isFirst = nth === 0
      soft(await axeFinds(page), 'axe, phone, light').toEqual([])
      soft(await sideways(page), 'phone').toEqual([])
      const withScript = isFirst && (await hasScript(page)) ? await usable(page) : undefined
      await page.setViewportSize(desk)
      soft(await sideways(page), 'desk').toEqual([])
      const isDrawn = isFirst && drawn.includes(route)
      if (isDrawn) {
        await page.emulateMedia({ colorScheme: 'dark' })
        soft(await axeFinds(page), 'axe, desk, dark').toEqual([])
        await page.emulateMedia({ colorScheme: 'light' })
      }
      await page.setViewportSize(small)
      soft(await sideways(page), '320 px').toEqual([])
      if (isFirst) soft(await unseenFocus(page), 'focus').toEqual([])

      await open(page, 'en-XA')
      // The patterns are shown with people made up for them, to those who build Kith.
      if (path !== '/-/patterns')
        soft(
          (await saidPlainly(page)).filter((text) => !isData(text)),
          'said without t()',
        ).toEqual([])
      soft(await sideways(page), '320 px, longer words').toEqual([])
      if (isDrawn) {
        await open(page, 'ar-XB')
        soft(await outline(page)).toMatchObject({ lang: 'ar-XB', dir: 'rtl' })
        soft(await sideways(page), '320 px, right to left').toEqual([])
      }
      if (withScript !== undefined) {
        expect((await withoutScript.goto(path))?.status()).toBe(expected)
        await withoutScript.setViewportSize(phone)
        soft(await usable(withoutScript), 'without JavaScript').toEqual(withScript)
      }
      soft(
        noise.splice(0).filter((line) => expected === 200 || !line.includes(`status of ${expected}`)),
      ).toEqual([])
      soft(kith.faults).toEqual([])
    })
  })
}
