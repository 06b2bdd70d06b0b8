import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { ashasPeople, crowd } from './examples.tsx'
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

  test('a name is only ever text', () => {
    expect(web([{ ...ashasPeople[0]!, name: '</text><script>x</script>' }])).not.toContain('<script>')
  })

  test('sixty people are still light to send', () => {
    expect(gzipSync(web(crowd(60))).length).toBeLessThan(12_000)
  })
})
