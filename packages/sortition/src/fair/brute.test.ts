import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPanel, type Lattice, lattice } from '../search/lattice.ts'
import { panelSearch } from '../search/search.ts'
import { highs, withModel } from './highs.ts'
import { fairLottery } from './lottery.ts'

/** Small spaces of panels around one panel that exists: two to four categories, households, tight and loose bounds. */
const spaces = fc
  .record({
    values: fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 2, maxLength: 4 }),
    types: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 2 }),
        pick: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      }),
      { minLength: 4, maxLength: 9 },
    ),
    slack: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 24, maxLength: 24 }),
    order: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
    size: fc.integer({ min: 2, max: 5 }),
    homes: fc.boolean(),
  })
  .map(({ values, types, slack, order, size, homes }): Lattice => {
    const first = values.map((_, c) => values.slice(0, c).reduce((a, b) => a + b, 0))
    const quotas = values.reduce((a, b) => a + b, 0)
    const rows = types.map(({ pick }) => values.map((n, c) => first[c]! + (pick[c]! % n)))
    const counts = types.map(({ count }, t) => (homes && t < 2 ? 1 : count))
    const total = counts.reduce((a, b) => a + b, 0)
    const sums = new Array<number>(quotas).fill(0)
    const taken = counts.map(() => 0)
    const k = Math.min(size, total - (homes ? 1 : 0))
    for (let made = 0, at = order[0]!; made < k; at += 1 + (order[made % 6]! % 3)) {
      const start = at % counts.length
      const t = counts
        .map((_, i) => (start + i) % counts.length)
        .find((i) => taken[i]! < counts[i]! && !(homes && i < 2 && taken[0]! + taken[1]! > 0))!
      taken[t]!++
      for (const row of rows[t]!) sums[row]!++
      made++
    }
    const all = rows.map((own, t) => [...own, ...(homes && t < 2 ? [quotas] : []), quotas + (homes ? 1 : 0)])
    const lower = [...sums.map((sum, r) => Math.max(0, sum - slack[r]!)), ...(homes ? [0] : []), k]
    const upper = [...sums.map((sum, r) => sum + slack[r + 12]!), ...(homes ? [1] : []), k]
    return lattice(counts, all, lower, upper)
  })

function everyPanel(space: Lattice): number[][] {
  const panels: number[][] = []
  const now = new Array<number>(space.types).fill(0)
  const go = (t: number) => {
    if (t === space.types) {
      if (isPanel(space, now)) panels.push([...now])
      return
    }
    for (let n = 0; n <= space.counts[t]!; n++) {
      now[t] = n
      go(t + 1)
    }
    now[t] = 0
  }
  go(0)
  return panels
}

describe('SPEC 3.2 leximin, against brute force', () => {
  test('chances are those found by trying, type by type, whether anybody can be raised', async () => {
    const solver = await highs()
    /** The most that `objective` (by type, and of the common level z) can be, over all panels, above the floors. */
    const most = (
      space: Lattice,
      panels: number[][],
      floors: number[],
      rising: number[],
      objective: number[],
      ofLevel: number,
    ) => {
      const columns = [
        ...panels.map((panel) => [...panel, 1]),
        [...Array.from(space.counts, (count, t) => (rising.includes(t) ? -count : 0)), 0],
      ]
      const rows = space.types + 1
      const data = {
        numCols: columns.length,
        numRows: rows,
        sense: solver.constants.objectiveSense.maximize,
        colCost: [
          ...panels.map((panel) =>
            panel.reduce((sum, n, t) => sum + (n * objective[t]!) / space.counts[t]!, 0),
          ),
          ofLevel,
        ],
        colLower: columns.map(() => 0),
        colUpper: columns.map(() => 1),
        rowLower: [...floors.map((floor, t) => floor * space.counts[t]! - 1e-9), 1],
        rowUpper: [...floors.map(() => solver.infinity), 1],
        matrix: {
          format: 'csc' as const,
          numRows: rows,
          numCols: columns.length,
          starts: columns.map((_, at) => at * rows).concat(columns.length * rows),
          indices: columns.flatMap(() => Array.from({ length: rows }, (_, r) => r)),
          values: columns.flat(),
        },
      }
      return withModel(solver, data, (model) => {
        model.run()
        return model.getObjectiveValue()
      })
    }
    const brute = (space: Lattice, panels: number[][]) => {
      const settled = new Array<number>(space.types).fill(Number.NaN)
      const open = () => settled.flatMap((value, t) => (Number.isNaN(value) ? [t] : []))
      while (open().length > 0) {
        const floors = settled.map((value) => (Number.isNaN(value) ? 0 : value))
        const level = most(
          space,
          panels,
          floors,
          open(),
          settled.map(() => 0),
          1,
        )
        const reached = settled.map((value) => (Number.isNaN(value) ? level : value) - 1e-8)
        const stuck = open().filter(
          (t) =>
            most(
              space,
              panels,
              reached,
              [],
              settled.map((_, u) => (u === t ? 1 : 0)),
              0,
            ) <
            level + 1e-6,
        )
        expect(stuck.length).toBeGreaterThan(0)
        for (const t of stuck) settled[t] = level
      }
      return settled
    }
    await fc.assert(
      fc.asyncProperty(spaces, async (space) => {
        const panels = everyPanel(space)
        const wanted = brute(space, panels)
        const lottery = await fairLottery(space, 'leximin', {})
        wanted.forEach((chance, t) => {
          expect(Math.abs(lottery.chances[t]! - chance)).toBeLessThan(1e-6)
        })
        for (const panel of lottery.panels) expect(isPanel(space, panel)).toBe(true)
        const maximin = await fairLottery(space, 'maximin', {})
        const possible = wanted.filter((_, t) => panels.some((panel) => panel[t]! > 0))
        const lowest = Math.min(...maximin.chances.filter((_, t) => !maximin.impossible.includes(t)))
        expect(Math.abs(lowest - Math.min(...possible))).toBeLessThan(1e-6)
      }),
      { numRuns: 60, seed: 4 },
    )
  })
})

describe('SPEC 3.1 the search for panels', () => {
  test('finds the best of all panels, or knows that there is none', () => {
    const weights = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(spaces, weights, fc.integer({ min: 0, max: 1 }), (space, prices, squeeze) => {
        const tight = {
          ...space,
          upper: space.upper.map((most, r) => (r === 0 ? Math.max(space.lower[0]!, most - squeeze) : most)),
        }
        const worth = (panel: ArrayLike<number>) =>
          Array.from(panel).reduce((sum, n, t) => sum + n * prices[t]!, 0)
        const panels = everyPanel(tight)
        const found = panelSearch(tight).maximise(prices)
        expect(found.complete).toBe(true)
        if (panels.length === 0) expect(found.panel).toBeUndefined()
        else {
          expect(isPanel(tight, found.panel!)).toBe(true)
          expect(worth(found.panel!)).toBeCloseTo(Math.max(...panels.map(worth)), 6)
        }
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})
