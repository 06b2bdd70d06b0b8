import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { narrow } from './arrange.ts'
import { ashasPeople, crowd } from './examples.tsx'
import { textWidth } from './measure.ts'
import { WebOfPeople } from './web-of-people.tsx'

const web = (people = ashasPeople, locale: 'en' | 'ar-XB' = 'en') =>
  show(() => WebOfPeople({ me: { name: 'Asha Rowan' }, people }), {}, locale)

describe('the web of people', () => {
  test('everybody is a link in both drawings and in the list', () => {
    const people = crowd(60).map((person) => ({
      ...person,
      href: `/people/${encodeURIComponent(person.id)}`,
    }))
    const html = web(people)
    for (const { href } of people) expect(html.split(`href="${href}"`)).toHaveLength(4)
  })

  test('a link says who, where, how near, what they give and how it stands', () => {
    expect(web()).toContain(
      '<title>Oluwaseun Adeyemi-Featherstonehaugh: Peers and friends, near, I take part and waiting for a yes</title>',
    )
  })

  test('what somebody gives is drawn as that many shapes', () => {
    const [mo] = ashasPeople
    const marks = (html: string) =>
      html
        .split('class="web-narrow"')[1]!
        .split('class="web-wide"')[0]!
        .match(/web-mark/g)
    expect(marks(web([mo!]))).toHaveLength(4)
    expect(marks(web([{ ...mo!, gives: [] }]))).toBeNull()
  })

  test('an empty circle is dotted and says so kindly, drawn and listed', () => {
    const html = web(ashasPeople.filter(({ circle }) => circle !== 'community'))
    expect(html.match(/web-lobe web-community web-lobe-empty/g)).toHaveLength(2)
    expect(html.match(/Nobody here yet\./g)).toHaveLength(1)
    expect(html).not.toContain('web-friends web-lobe-empty')
  })

  test('that nobody is in a circle is said where no other circle of the row lies', () => {
    for (const locale of ['en', 'ar-XB'] as const) {
      const small = web([], locale).split('class="web-narrow"')[1]!.split('class="web-wide"')[0]!
      const said = [
        ...small.matchAll(/web-lobe-empty"><rect[^>]*width="([\d.]+)"[\s\S]*?<text[^>]*>([\s\S]*?)<\/text>/g),
      ]
      expect(said).toHaveLength(4)
      for (const [, width, lines] of said)
        for (const [, x, words] of lines!.matchAll(/<tspan x="([-\d.]+)"[^>]*>([^<]*)/g)) {
          const half = (textWidth(words!) * narrow.font) / 2
          expect(Math.abs(Number(x)) - half).toBeGreaterThan(Number(width) - narrow.lobe)
          expect(Math.abs(Number(x)) + half).toBeLessThan(narrow.lobe)
        }
    }
  })

  test('the key says what is in the drawing, and nothing of an empty one', () => {
    expect(web()).toContain('A dashed ring')
    expect(web(ashasPeople.slice(0, 1))).not.toContain('ring:')
    expect(web([])).not.toContain('Nearer to the middle')
  })

  test('somebody whose name leads nowhere is no link', () => {
    const { href: _, ...mo } = ashasPeople[0]!
    expect(web([mo])).not.toContain('href=')
  })

  test('a name is only ever text', () => {
    expect(web([{ ...ashasPeople[0]!, name: '</text><script>x</script>' }])).not.toContain('<script>')
  })

  test('sixty people are still light to send', () => {
    expect(gzipSync(web(crowd(60))).length).toBeLessThan(12_000)
  })
})
