import { describe, expect, test } from 'vitest'
import { accent, mirror } from './pseudo.ts'
import { inLocale, t, tr } from './words.ts'

const long = (key: string, values = {}) => inLocale('en-XA', () => t(key, values))

describe('the longer pseudo-language', () => {
  test('changes every letter of the English alphabet', () => {
    const plain = 'abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ'
    const changed = [...accent(plain)]
    for (const [index, letter] of [...plain].entries()) expect(changed[index]).not.toBe(letter)
  })

  test('is 30 to 40 % longer, in brackets', () => {
    const key = 'Say who your people are, and what each gives you'
    const said = long(key)
    expect(said).toMatch(/^⟦.*⟧$/)
    expect((said.length - 2) / key.length).toBeGreaterThan(1.3)
    expect((said.length - 2) / key.length).toBeLessThan(1.41)
  })

  test('leaves placeholders and plurals working', () => {
    const said = long('{count, plural, one {# person} other {# people}} like {name}', {
      count: 2,
      name: 'Mo',
    })
    expect(said).toContain('2 ')
    expect(said).toContain('Mo')
    expect(said).not.toContain('people')
  })

  test('leaves tags working', () => {
    const html = inLocale('en-XA', () =>
      String(tr('Ask <b>Mo</b>', { b: (text) => tr('({text})', { text: String(text) }) })),
    )
    expect(html).toMatch(/Åšķ.*\(.*Ṁö.*\)/)
  })
})

describe('the right-to-left pseudo-language', () => {
  test('marks each word and nothing that was filled in', () => {
    const said = inLocale('ar-XB', () => t('Ask {name} now', { name: 'Mo' }))
    expect(said).toBe('\u202eAsk\u202c Mo \u202enow\u202c')
  })

  test('leaves the words themselves as they were', () => {
    expect(mirror('two words').replaceAll(/[\u202c\u202e]/g, '')).toBe('two words')
  })
})
