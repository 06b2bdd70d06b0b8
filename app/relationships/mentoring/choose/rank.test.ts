import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterMove } from './rank.ts'

const abc = ['a', 'b', 'c']

describe('a ranking', () => {
  test.each([
    [{ do: 'up', id: 'b' }, ['b', 'a', 'c']],
    [{ do: 'up', id: 'a' }, abc],
    [{ do: 'down', id: 'b' }, ['a', 'c', 'b']],
    [{ do: 'down', id: 'c' }, abc],
    [{ do: 'drop', id: 'b' }, ['a', 'c']],
    [{ do: 'add', id: 'd' }, ['a', 'b', 'c', 'd']],
    [{ do: 'add', id: 'a' }, abc],
    [{ do: 'up', id: 'x' }, abc],
    [{ do: 'order', places: { a: 3, b: 2, c: 3 } }, ['b', 'c', 'a']],
    [{ do: 'order', places: { a: 2, b: 1, c: 3 } }, ['b', 'a', 'c']],
    [{ do: 'order', places: { c: 1 } }, ['c', 'a', 'b']],
    [{ do: 'order', places: { a: 3 } }, ['b', 'c', 'a']],
    [{ do: 'order', places: {} }, abc],
  ] as const)('%j', (move, expected) => {
    expect(afterMove(abc, move)).toEqual(expected)
  })

  test('never holds a seventh', () => {
    expect(afterMove([...'abcdef'], { do: 'add', id: 'g' })).toEqual([...'abcdef'])
  })

  test('numbers lose nobody and bring nobody in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 3, maxLength: 3 }), (places) => {
        const [a, b, c] = places as [number, number, number]
        const after = afterMove(abc, { do: 'order', places: { a, b, c } })
        expect(after.toSorted()).toEqual(abc)
      }),
    )
  })

  test('numbers that are all different are the order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...'abcdef'], { minLength: 6 }), (order) => {
        const places = Object.fromEntries(order.map((id, n) => [id, n + 1]))
        expect(afterMove([...'abcdef'], { do: 'order', places })).toEqual(order)
      }),
    )
  })
})
