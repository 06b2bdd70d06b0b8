import { expect, test } from 'vitest'
import { direction, inLocale, isLocale, preferredLocale } from './words.ts'

test('the browser’s first language that Kith speaks, by its weights', () => {
  expect(preferredLocale('fr;q=0.9, cy-GB;q=0.8, en;q=0.7')).toBe('cy')
  expect(preferredLocale('en;q=0.5, cy')).toBe('cy')
  expect(preferredLocale('cy;q=0, en')).toBe('en')
})

test('English for everybody else, whatever the header holds', () => {
  for (const header of [undefined, '', 'xx', ';;;q=', '*', 'en-XA', 'ar-XB'])
    expect(preferredLocale(header)).toBe('en')
})

test('only known names are languages, and one is written from the right', () => {
  expect(['en', 'cy', 'ar-XB', 'constructor', ''].map(isLocale)).toEqual([true, true, true, false, false])
  expect([direction(), inLocale('ar-XB', direction)]).toEqual(['ltr', 'rtl'])
})
