import { expect, test } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { messageFault } from './keeping/message-faults.ts'
import { messageOf } from './message.ts'
import { formatDate, formatNumber, inLocale, t } from './words.ts'

const KEY = '{count, plural, one {# learner} other {# learners}}'
const PO = `msgid "${KEY}"
msgstr "{count, plural, zero {لا متعلمين} one {متعلم واحد} two {متعلمان} few {# متعلمين} many {# متعلمًا} other {# متعلم}}"
`

test('a translator’s file in Arabic fits its English, and each of its six plurals is said where it belongs', () => {
  const said = readCatalogue(PO).words.get(KEY)!
  expect(messageFault(KEY, said)).toBeUndefined()
  const message = messageOf(said, 'ar-u-nu-latn', false)
  expect([0, 1, 2, 3, 11, 100].map((count) => message.format({ count }))).toEqual([
    'لا متعلمين',
    'متعلم واحد',
    'متعلمان',
    '3 متعلمين',
    '11 متعلمًا',
    '100 متعلم',
  ])
})

test('right to left, days and numbers are those of the language; an English plural with fewer forms still says one', () => {
  inLocale('ar-XB', () => {
    expect(formatDate('2027-03-09')).toContain('مارس')
    expect(formatNumber(1234)).toBe(new Intl.NumberFormat('ar').format(1234))
    for (const count of [0, 1, 2, 3, 11, 100])
      expect(t(KEY, { count }).replaceAll(/[\u202c\u202e]/g, '')).toMatch(/ learners?$/)
  })
})
