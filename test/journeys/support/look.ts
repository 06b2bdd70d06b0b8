import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { AXE } from './axe-asset.ts'

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it stands, a page of a served town, a line each: the rule, where, and what it says. */
export async function axeFinds(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  const asked = only === undefined ? { type: 'tag', values: wcag22aa } : { type: 'rule', values: [...only] }
  await page.evaluate(async (src) => {
    if ('axe' in globalThis) return
    const script = document.createElement('script')
    script.src = src
    const loaded = new Promise((done, fail) => {
      script.onload = done
      script.onerror = fail
    })
    document.head.append(script)
    await loaded
    script.remove()
  }, AXE)
  return page.evaluate(
    async ([runOnly, rules]) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: runOnly as axe.RunOnly,
        ...(rules && { rules }),
        resultTypes: ['violations'],
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      )
    },
    [asked, only === undefined ? { 'target-size': { enabled: true } } : undefined] as const,
  )
}

/** What axe looks at that words, names and errors of a form can break; its colours are those of the page it came from. */
export const formRules = [
  'aria-allowed-attr',
  'aria-hidden-focus',
  'aria-input-field-name',
  'aria-required-attr',
  'aria-valid-attr',
  'aria-valid-attr-value',
  'autocomplete-valid',
  'button-name',
  'duplicate-id-aria',
  'form-field-multiple-labels',
  'heading-order',
  'label',
  'link-name',
  'list',
  'listitem',
  'select-name',
] as const

/** How far the page goes beyond the window sideways, in CSS pixels, and what sticks out. */
export const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.body.querySelectorAll('*')]
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect()
        return right > clientWidth + 0.5 || left < -0.5
      })
      .slice(0, 3)
      .map((one) => `${one.tagName}.${one.getAttribute('class') ?? ''} ${one.textContent?.slice(0, 40)}`)
    return [`${scrollWidth - clientWidth}px too wide: ${out.join(' | ')}`]
  })

/** What every page has: one first heading, a title, a language, a main part. */
export const outline = (page: Page) =>
  page.evaluate(() => ({
    h1: document.querySelectorAll('h1').length,
    main: document.querySelectorAll('main').length,
    titled: /^.+ · Kith$/.test(document.title),
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
  }))

/** Where the focus cannot be seen, of the first `most` stops of the Tab key. */
export async function unseenFocus(page: Page, most = 6): Promise<readonly string[]> {
  const faults: string[] = []
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(() => {
      const at = document.activeElement
      if (at === null || at === document.body) return undefined
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
      const { top, bottom, left, right } = at.getBoundingClientRect()
      const ringed = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
      const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
      return ringed && inside
        ? undefined
        : `${at.outerHTML.slice(0, 80)}: ${ringed ? 'out of sight' : 'no ring'}`
    })
    if (fault !== undefined) faults.push(fault)
  }
  return faults
}

/** Whether a script can change the page: the one that keeps drafts is on every page, and touches forms that ask for it. */
export const hasScript = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.querySelector('form[data-draft]') !== null ||
      [...document.scripts].some(({ src }) => src !== '' && !src.includes('/drafts-')),
  )

/** What can be seen and used, in order: the same with JavaScript and without it. */
export const usable = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, a[href], button, select, textarea, input, label, img, svg')]
      .filter((one) => one.checkVisibility() && one.closest('[data-passkey]') === null)
      .map((one) => `${one.tagName} ${one.getAttribute('name') ?? ''} ${one.getAttribute('type') ?? ''}`),
  )

/** Everything the page says, piece by piece, that does not stand in ⟦the marks of a translated message⟧. */
export const saidPlainly = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    // A message with links in it is one piece over several elements: its marks are counted through all of them.
    let depth = 0
    const outside = (text: string) =>
      [...text]
        .filter((letter) => {
          if (letter === '⟦') depth++
          if (letter === '⟧') depth--
          return depth === 0 && letter !== '⟧'
        })
        .join('')
    const spoken = (one: Element) => one.closest('[lang]') === document.documentElement
    const said = [outside(document.title)]
    for (const one of document.querySelectorAll('body, body *'))
      if (spoken(one))
        for (const name of ['aria-label', 'placeholder', 'alt', 'title'])
          said.push(outside(one.getAttribute(name) ?? ''))
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (spoken(node.parentElement!) && !node.parentElement!.matches('script, style'))
        said.push(outside(node.nodeValue ?? ''))
    return said.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /\p{L}{2}/u.test(text))
  })
