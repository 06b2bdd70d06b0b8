import { expect, test } from 'vitest'
import { shorten, textWidth, wrap } from './measure.ts'

test('wide letters are wider, accents have no width of their own', () => {
  expect(textWidth('WW')).toBeGreaterThan(textWidth('ii') * 2)
  expect(textWidth('e\u0301')).toBe(textWidth('e'))
})

test('breaks between words, and shortens what does not fit', () => {
  expect(wrap('Jean at the allotment', 7, 2)).toEqual(['Jean at the', 'allotment'])
  expect(wrap('Mo', 7, 2)).toEqual(['Mo'])
  const [first, second] = wrap('Oluwaseun Adeyemi-Featherstonehaugh of Wharton', 7, 2)
  expect(first).toBe('Oluwaseun')
  expect(second).toMatch(/^Adeyemi.*…$/)
})

test('never wider than there is room, however little', () => {
  for (const room of [1, 2, 5])
    expect(textWidth(shorten('Featherstonehaugh', room))).toBeLessThanOrEqual(Math.max(room, 1.5))
})
