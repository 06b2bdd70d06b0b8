import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEWEST } from './fewest.ts'
import { type Shown, suppressTable, withTotals } from './table.ts'

/**
 * The most that a cell can be in a table of whole numbers, none below nothing, with the same shown numbers and true sums, up to
 * ten: one more at a time along a ring of cells that are not shown (Ford and Fulkerson 1956), found by walking.
 */
function couldBe(table: readonly (readonly number[])[], shown: Shown, r: number, c: number): number {
  const now = table.map((row) => [...row])
  const [rows, columns] = [now.length, now[0]!.length]
  const sign = (i: number, j: number) => ((i === rows - 1) === (j === columns - 1) ? 1 : -1)
  const open = (i: number, j: number) => shown[i]![j] === null && !(i === r && j === c)
  // A step along a cell changes its share of the sums by `way`; the number itself must not fall below nothing.
  const may = (i: number, j: number, way: number) => open(i, j) && (sign(i, j) * way > 0 || now[i]![j]! > 0)

  const oneMore = (): boolean => {
    const first = sign(r, c)
    const seen = new Set([`row ${r}`])
    const walk = (node: 'row' | 'column', at: number): boolean => {
      if (node === 'column' && at === c) return true
      const others = Array.from({ length: node === 'row' ? columns : rows }, (_, n) => n)
      return others.some((other) => {
        const key = `${node === 'row' ? 'column' : 'row'} ${other}`
        const [i, j] = node === 'row' ? [at, other] : [other, at]
        const way = node === 'row' ? -first : first
        if (seen.has(key) || !may(i, j, way)) return false
        seen.add(key)
        if (!walk(node === 'row' ? 'column' : 'row', other)) return false
        now[i]![j]! += sign(i, j) * way
        return true
      })
    }
    if (!walk('row', r)) return false
    now[r]![c]! += 1
    return true
  }
  while (now[r]![c]! < FEWEST && oneMore());
  expect(withTotals(now.slice(0, -1).map((row) => row.slice(0, -1)))).toEqual(now)
  return now[r]![c]!
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 400 })), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  )

describe('a table to share', () => {
  test('shows no number under ten, whatever it counts', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        for (const row of suppressTable(counts))
          for (const cell of row) expect(cell ?? FEWEST).toBeGreaterThanOrEqual(FEWEST)
      }),
    )
  })

  test('lets every small number be ten as well, for all that is shown', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const [table, shown] = [withTotals(counts), suppressTable(counts)]
        table.forEach((row, r) => {
          row.forEach((count, c) => {
            if (count < FEWEST) expect(couldBe(table, shown, r, c)).toBe(FEWEST)
          })
        })
      }),
      { numRuns: 400 },
    )
  })

  test('shows true numbers, and all of them where none is small', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const table = withTotals(counts)
        const shown = suppressTable(counts)
        shown.forEach((row, r) => {
          row.forEach((cell, c) => {
            if (cell !== null) expect(cell).toBe(table[r]![c])
          })
        })
        if (table.flat().every((count) => count >= FEWEST)) expect(shown).toEqual(table)
      }),
    )
  })

  test('leaves a neighbour out with the one small number of a row, and one of each column', () => {
    expect(
      suppressTable([
        [40, 3, 30],
        [50, 20, 25],
      ]),
    ).toEqual([
      [40, null, null, 73],
      [50, null, null, 95],
      [90, 23, 55, 168],
    ])
  })

  test('control: the neighbour alone would not do, the sums give it away', () => {
    const [table, naive] = [
      withTotals([
        [40, 3, 30],
        [50, 20, 25],
      ]),
      [
        [40, null, null, 73],
        [50, 20, 25, 95],
        [90, 23, 55, 168],
      ],
    ]
    expect(couldBe(table, naive, 0, 1)).toBe(3)
  })

  test('is empty for nothing', () => {
    expect(suppressTable([])).toEqual([])
  })
})
