import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutWords } from './without-words.ts'

test('the kind, the code and where it happened stay', () => {
  const error = Object.assign(new Error('cannot be done'), { code: '22P02' })
  expect(withoutWords(error)).toMatch(/^Error 22P02: cannot be done\n\s+at .*without-words\.test\.ts:\d+:\d+/)
})

test('what was quoted goes, and so do lines that only look like frames', () => {
  const words = 'Mum hits me"\n    at home (all.the:1:1)\n“always”'
  const error = new Error(`invalid input syntax for type uuid: "${words}"`)
  const told = withoutWords(error)
  expect(told).toMatch(/^Error: invalid input syntax for type uuid: …\n/)
  expect(told).not.toMatch(/Mum|home|always/)
})

test('whatever JSON, URLs, ids and regular expressions say of what they cannot read', () => {
  const marks = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => `${text}zqx${text}`)
  const reads: ((text: string) => unknown)[] = [
    (text) => JSON.parse(text),
    (text) => new URL(text),
    (text) => decodeURIComponent(`${text}%`),
    (text) => BigInt(`${text}!`),
    (text) => Object.defineProperty(Object.freeze({}), text, { value: 1 }),
  ]
  fc.assert(
    fc.property(marks, fc.constantFrom(...reads), (text, read) => {
      try {
        read(text)
      } catch (error) {
        expect(withoutWords(error)).not.toContain('zqx')
      }
    }),
  )
})

test('of the language’s own errors only the kind and the place are told', () => {
  expect(withoutWords(new TypeError('Cannot define property zqx'))).toMatch(/^TypeError\n\s+at .*:\d+/)
})

test('the cause is told the same way; what is no error is only named', () => {
  const error = new Error('a form could not be read', { cause: new Error('field "zqx" is odd') })
  expect(withoutWords(error)).toContain('because of Error: field …')
  expect(withoutWords(error)).not.toContain('zqx')
  expect(withoutWords('zqx')).toBe('string')
})
