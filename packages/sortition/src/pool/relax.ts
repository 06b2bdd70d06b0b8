import type { Highs } from 'highs'
import { withModel } from '../fair/highs.ts'
import type { Instance } from './instance.ts'

/** A bound to be moved so that a panel exists. */
export interface Relaxation {
  readonly category: string
  readonly value: string
  readonly bound: 'min' | 'max'
  readonly from: number
  readonly to: number
  readonly words: string
}

/**
 * The cheapest changes, by integer programming: raising a maximum costs 1 for each place, lowering a minimum 1 + 2/min, so
 * that small minorities keep their places longest (the weights of the Sortition Foundation's tool).
 */
export function relax(solver: Highs, { space, constraints, pool }: Instance): Relaxation[] {
  const moves = constraints.flatMap((constraint, row) => {
    if (constraint.kind !== 'quota') return []
    const { quota, already } = constraint
    const down = Math.max(0, quota.min - Math.min(quota.min, quota.minFlex ?? 0))
    const up = Math.max(
      0,
      Math.min(Math.max(quota.max, quota.maxFlex ?? pool.panelSize), pool.panelSize + already) - quota.max,
    )
    return [
      { row, quota, side: 'min' as const, most: down, cost: 1 + 2 / Math.max(1, quota.min) },
      { row, quota, side: 'max' as const, most: up, cost: 1 },
    ]
  })
  const n = space.types
  const starts = [...space.start]
  const indices = [...space.rowsOf]
  const values = indices.map(() => 1)
  for (const { row, side } of moves) {
    indices.push(row)
    values.push(side === 'min' ? 1 : -1)
    starts.push(indices.length)
  }
  // A row holds both bounds of a quota, so each side gets a row of its own: lower bounds first, then upper bounds again.
  const both = twoSided(space.rows, starts, indices, values, n, moves)
  const columns = n + moves.length
  const data = {
    numCols: columns,
    numRows: 2 * space.rows,
    colCost: [...new Float64Array(n), ...moves.map(({ cost }) => cost)],
    colLower: new Float64Array(columns),
    colUpper: [...space.counts, ...moves.map(({ most }) => most)],
    rowLower: [...rawLower(constraints), ...new Float64Array(space.rows).fill(-solver.infinity)],
    rowUpper: [...new Float64Array(space.rows).fill(solver.infinity), ...rawUpper(constraints)],
    matrix: { format: 'csc' as const, numRows: 2 * space.rows, numCols: columns, ...both },
    integrality: new Int32Array(columns).fill(1),
  }
  const chosen = withModel(solver, data, (model) => {
    model.options.set({ mip_rel_gap: 1e-6, mip_max_nodes: 200_000 })
    model.run()
    return model.info.get('primal_solution_status') === 2 ? model.getSolution().colValue : undefined
  })
  if (!chosen) return []
  return moves.flatMap(({ quota, side }, at) => {
    const by = Math.round(chosen[n + at]!)
    if (by === 0) return []
    const from = quota[side]
    const to = side === 'min' ? from - by : from + by
    const { category, value } = quota
    const words = `${side === 'min' ? 'lower the least' : 'raise the most'} for ${category}: ${value} from ${from} to ${to}`
    return [{ category, value, bound: side, from, to, words }]
  })
}

const rawLower = (constraints: Instance['constraints']) =>
  constraints.map((c) => (c.kind === 'quota' ? c.quota.min - c.already : c.kind === 'size' ? c.size : 0))

const rawUpper = (constraints: Instance['constraints']) =>
  constraints.map((c) => (c.kind === 'quota' ? c.quota.max - c.already : c.kind === 'size' ? c.size : 1))

function twoSided(
  rows: number,
  starts: readonly number[],
  indices: readonly number[],
  values: readonly number[],
  types: number,
  moves: readonly { side: 'min' | 'max' }[],
) {
  const out = { starts: [0], indices: [] as number[], values: [] as number[] }
  for (let column = 0; column + 1 < starts.length; column++) {
    const side = column < types ? undefined : moves[column - types]!.side
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      if (side !== 'max') {
        out.indices.push(indices[at]!)
        out.values.push(values[at]!)
      }
      if (side !== 'min') {
        out.indices.push(indices[at]! + rows)
        out.values.push(values[at]!)
      }
    }
    out.starts.push(out.indices.length)
  }
  return out
}
