import { html } from 'hono/html'
import { describe, expect, test } from 'vitest'
import { inLocale, t, tr } from './words.ts'

describe('words', () => {
  test('fill in values and count', () => {
    const say = (count: number) =>
      t('{count, plural, =0 {nobody} one {# person} other {# people}} with {name}', { count, name: 'Mo' })
    expect([0, 1, 2].map(say)).toEqual(['nobody with Mo', '1 person with Mo', '2 people with Mo'])
  })

  test('leave apostrophes and angle brackets alone', () => {
    expect(t("What's on <b>today</b>")).toBe("What's on <b>today</b>")
  })

  test('are English where nobody has translated them', () => {
    expect(inLocale('cy', () => t('A sentence that is nowhere said'))).toBe('A sentence that is nowhere said')
  })

  test('follow the language of the request, also across a wait', async () => {
    const said = await inLocale('en-XA', async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return t('Home')
    })
    expect(said).not.toBe('Home')
    expect(t('Home')).toBe('Home')
  })
})

describe('rich words', () => {
  test('put elements where the tags are and escape what was filled in', () => {
    const said = tr('Ask <link>your <b>own</b> tutor</link>, {name}.', {
      name: '<Mo>',
      b: ([text]) => html`<b>${text}</b>`,
      link: (children) => html`<a href="/t">${children}</a>`,
    })
    expect(String(said)).toBe('Ask <a href="/t">your <b>own</b> tutor</a>, &lt;Mo&gt;.')
  })
})
