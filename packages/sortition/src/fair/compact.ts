import type { Highs, Model } from 'highs'
import type { Lattice } from '../search/lattice.ts'
import { withModel } from './highs.ts'

/** One level of a leximin solution: everybody in `types` gets exactly `value`, and no fairer solution gives them more. */
export interface Level {
  readonly value: number
  readonly types: readonly number[]
}

export interface Compact {
  readonly levels: readonly Level[]
  readonly chances: Float64Array
  /** The rows' prices at the first level: the quotas that hold the lowest chance down, and by how much. */
  readonly prices: Float64Array
}

const POSITIVE = 1e-7
/** Settled chances were rounded down; this lets them be what they were. */
const PLAY = 2e-9

/**
 * The leximin-optimal probabilities if panels could hold fractions of people: an upper bound on every level, found from one
 * linear program of few rows. `settled` are the levels that are already known (a type's value, or NaN).
 *
 * Columns: each type's share above the common level, and one increment per level. A type leaves the common level when its
 * share has a positive price; a row that keeps a type's probability at most 1 is added once it is needed.
 */
export function compactLevels(
  solver: Highs,
  space: Lattice,
  settled: Float64Array,
  most = Number.POSITIVE_INFINITY,
): Compact {
  const { types, rows, counts, start, rowsOf } = space
  const open = Array.from({ length: types }, (_, t) => t).filter((t) => settled[t] !== 0)
  const risers = Array.from(open.keys()).filter((c) => Number.isNaN(settled[open[c]!]!))
  const base = new Float64Array(rows)
  for (let t = 0; t < types; t++)
    if (!Number.isNaN(settled[t]!))
      for (let at = start[t]!; at < start[t + 1]!; at++) base[rowsOf[at]!]! += settled[t]! * counts[t]!
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const t of open) {
    for (let at = start[t]!; at < start[t + 1]!; at++) {
      indices.push(rowsOf[at]!)
      values.push(counts[t]!)
    }
    starts.push(indices.length)
  }
  const chances = settled.slice()
  const levels: Level[] = []
  let prices = new Float64Array(rows)
  const n = open.length
  const data = {
    numCols: n,
    numRows: rows,
    colCost: new Float64Array(n),
    colLower: new Float64Array(n),
    colUpper: Float64Array.from(open, (t) => (Number.isNaN(settled[t]!) ? 1 : PLAY)),
    rowLower: Float64Array.from(space.lower, (v, r) => v - base[r]!),
    rowUpper: Float64Array.from(space.upper, (v, r) => v - base[r]!),
    matrix: { format: 'csc' as const, numRows: rows, numCols: n, starts, indices, values },
  }
  withModel(solver, data, (model: Model) => {
    model.options.set({ primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 })
    model.changeObjectiveSense(solver.constants.objectiveSense.maximize)
    const free = new Set(risers)
    const capped: number[] = []
    const increments: number[] = []
    const settledAt = new Map<number, number>()
    let value = 0
    while (free.size > 0 && levels.length < most) {
      const sums = new Float64Array(rows)
      for (const c of free)
        for (let at = start[open[c]!]!; at < start[open[c]! + 1]!; at++)
          sums[rowsOf[at]!]! += counts[open[c]!]!
      const entries: { indices: number[]; values: number[] } = { indices: [], values: [] }
      sums.forEach((v, r) => {
        if (v === 0) return
        entries.indices.push(r)
        entries.values.push(v)
      })
      capped.forEach((c, k) => {
        if (!free.has(c)) return
        entries.indices.push(rows + k)
        entries.values.push(1)
      })
      const column = n + increments.length
      model.addCol(1, 0, 1 - value, entries)
      increments.push(0)
      let solution = optimum(solver, model)
      for (;;) {
        const step = solution.colValue[column]!
        const over = [...free].filter(
          (c) => value + step + solution.colValue[c]! > 1 + 1e-9 && !capped.includes(c),
        )
        if (over.length === 0) break
        for (const c of over) {
          const own = increments.map((_, k) => n + k)
          model.addRow(-solver.infinity, 1, { indices: [c, ...own], values: [1, ...own.map(() => 1)] })
          capped.push(c)
        }
        solution = optimum(solver, model)
      }
      const step = solution.colValue[column]!
      value += step
      if (levels.length === 0) prices = solution.rowDual.slice(0, rows)
      let leave = [...free].filter((c) => -solution.colDual[c]! > POSITIVE * counts[open[c]!]!)
      // A type held at 1 by its own row cannot rise above the level either.
      capped.forEach((c, k) => {
        if (free.has(c) && Math.abs(solution.rowDual[rows + k]!) > POSITIVE && solution.colValue[c]! < 1e-9)
          leave.push(c)
      })
      if (leave.length === 0 || value >= 1 - 1e-9) leave = [...free]
      for (const c of new Set(leave)) {
        free.delete(c)
        settledAt.set(c, value)
        model.changeColBounds(c, 0, 0)
      }
      model.changeColBounds(column, step, step)
      model.changeColCost(column, 0)
      increments[increments.length - 1] = step
      levels.push({ value, types: [...new Set(leave)].map((c) => open[c]!).sort((a, b) => a - b) })
      if (free.size > 0 && levels.length >= most)
        for (const c of free) chances[open[c]!] = value + solution.colValue[c]!
    }
    for (const [c, at] of settledAt) chances[open[c]!] = at
  })
  return { levels, chances, prices }
}

function optimum(solver: Highs, model: Model) {
  const { modelStatus } = model.run()
  if (modelStatus !== solver.constants.modelStatus.optimal)
    throw new Error(`HiGHS ended with status ${modelStatus}`)
  return model.getSolution()
}
