import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suppressRow } from './row.ts'

const counts = fc.array(fc.nat({ max: 60 }), { minLength: 2, maxLength: 6 })

describe('numbers that point at nobody', () => {
  test('what is ten or more is shown as it is', () => {
    expect(suppressRow([12, 10, 400])).toEqual([12, 10, 400])
  })

  test('what is smaller takes the next smallest with it, which the total would else give away', () => {
    expect(suppressRow([9, 20, 30])).toEqual([null, null, 30])
  })

  test('two small ones that are few together take a third', () => {
    expect(suppressRow([0, 3, 20, 30])).toEqual([null, null, null, 30])
    expect(suppressRow([4, 7, 20])).toEqual([null, null, 20])
  })

  test('where all together are too few nothing is shown', () => {
    expect(suppressRow([1, 5])).toEqual([null, null])
  })

  test('for any counts, what is left out is never one, nor fewer than ten, unless all is left out', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const shown = suppressRow(given)
        const out = given.filter((_, index) => shown[index] === null)
        shown.forEach((one, index) => {
          expect(one === null || (one === given[index] && one >= 10)).toBe(true)
        })
        if (out.length > 0 && out.length < given.length) {
          expect(out.length).toBeGreaterThanOrEqual(2)
          expect(out.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(10)
        }
      }),
    )
  })

  test('nothing is left out without need', () => {
    fc.assert(
      fc.property(counts, (given) => {
        if (given.every((one) => one >= 10)) expect(suppressRow(given)).toEqual(given)
      }),
    )
  })
})
