import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, test } from 'vitest'
import { newPrintedCode, readPrintedCode } from '#core/codes/printed-code.ts'
import { easyWords, threeWords } from './easy-words.ts'
import { readSecret, weakness } from './secret-rule.ts'
import { readName, withDigits } from './sign-in-name.ts'

describe('a secret', () => {
  const of = (secret: string) => weakness(secret, 'asha-river-42')

  test.each([
    'otter lamp cherry',
    'my nan bakes',
    'blue7house',
    'ysgol fach wen',
    'я люблю чай',
    'The cat sat',
  ])('may be “%s”', (secret) => expect(of(secret)).toBeUndefined())

  test.each([
    ['short', 'Make it longer'],
    ['a b c', 'Make it longer'],
    ['two words'.slice(0, 7), 'Make it longer'],
    ['12345678', 'not only numbers'],
    ['29384756', 'not only numbers'],
    ['qwertyui', 'in a row'],
    ['abcdefgh', 'in a row'],
    ['aaaaaaaa', 'more different'],
    ['ha ha ha', 'more different'],
    ['password1', 'Lots of people'],
    ['Liverpool!', 'Lots of people'],
    ['pass word', 'Lots of people'],
    ['starwars', 'Lots of people'],
    ['Michelle-1987', 'Lots of people'],
    ['i love you', 'Lots of people'],
    ['asha river 42', 'Do not use your sign-in name'],
    ['asharivers', 'Do not use your sign-in name'],
    ['x'.repeat(100) + 'abcdefghij'.repeat(11), 'too long'],
  ])('may not be “%s”', (secret, why) => expect(of(secret)).toContain(why))

  test('is none of thousands that are found in lists of leaked ones, as they stand there', () => {
    const longEnough = dictionary['passwords-common'].filter((one) => /^[a-z]+[a-z0-9]{7,}$/.test(one))
    expect(longEnough.length).toBeGreaterThan(3000)
    expect(longEnough.filter((one) => of(one) === undefined)).toEqual([])
  })

  test('is the same however it is spaced, dashed or shouted', () => {
    expect(readSecret(' Otter-LAMP   cherry ')).toBe(readSecret('otter lamp cherry'))
  })

  test('that is offered is a good one', () => {
    for (let i = 0; i < 200; i++) expect(of(threeWords())).toBeUndefined()
  })
})

test('the words to choose from: 256, each once, plain letters', () => {
  expect(easyWords).toHaveLength(256)
  expect(new Set(easyWords).size).toBe(256)
  expect(easyWords.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([])
})

describe('a sign-in name', () => {
  test.each([
    ['Siân River 42', 'sian-river-42'],
    ['  asha--river!  ', 'asha-river'],
    ['Żółw', 'zołw'],
    ['عائشة', 'عائشة'],
    ['आशा नदी', 'आशा-नदी'],
    ['<script>', 'script'],
  ])('“%s” is %s', (typed, name) => expect(readName(typed)).toBe(name))

  test('gets two digits of its own, and more after a clash', () => {
    expect(withDigits('asha-river', 0)).toMatch(/^asha-river-[1-9]\d$/)
    expect(withDigits('asha-river', 2)).toMatch(/^asha-river-[1-9]\d{3}$/)
  })
})

describe('what a card says', () => {
  test('twelve letters that are not mistaken for each other', () => {
    for (let i = 0; i < 100; i++)
      expect(newPrintedCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  })

  test('is read however it is typed', () => {
    expect(readPrintedCode('k7qf 2mpx 9rtd')).toBe('K7QF2MPX9RTD')
    expect(readPrintedCode('OIL1-0000-ABCD')).toBe('01110000ABCD')
  })
})
