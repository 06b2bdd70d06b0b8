import type { Highs } from 'highs'
import { breathe, type Control } from '../fair/control.ts'
import type { Lattice } from '../search/lattice.ts'
import { panelSearch } from '../search/search.ts'
import type { Instance } from './instance.ts'
import { type Relaxation, relax } from './relax.ts'

/** One bound that cannot be met together with others, in words and as data. */
export interface Demand {
  readonly words: string
  readonly category?: string
  readonly value?: string
  readonly bound?: 'min' | 'max'
  readonly asks?: number
}

/** Why no panel exists. */
export interface Collision {
  /** Demands that cannot be met together, though any of them left out could be (when `irreducible`). */
  readonly demands: readonly Demand[]
  readonly irreducible: boolean
  /** The smallest set of changes that makes a panel possible; empty when quotas are not what stands in the way. */
  readonly relaxations: readonly Relaxation[]
}

/** The most nodes spent on one question; a question left open keeps its demand in the set. */
const NODES = 20_000

interface Bound {
  readonly row: number
  readonly side: 'min' | 'max'
}

/** Finds out which quotas collide and what the smallest mend is. Only call it when there is no panel. */
export async function collision(solver: Highs, instance: Instance, control: Control): Promise<Collision> {
  const { space, constraints } = instance
  const wide = {
    lower: Int32Array.from(space.lower, (_, row) =>
      constraints[row]!.kind === 'size' ? space.lower[row]! : 0,
    ),
    upper: Int32Array.from(space.upper, (_, row) =>
      constraints[row]!.kind === 'size' ? space.upper[row]! : capacity(space, row),
    ),
  }
  let kept: Bound[] = []
  for (let row = 0; row < space.rows; row++) {
    if (constraints[row]!.kind === 'size') continue
    if (space.lower[row]! > 0) kept.push({ row, side: 'min' })
    if (space.upper[row]! < capacity(space, row)) kept.push({ row, side: 'max' })
  }
  let irreducible = true
  for (const bound of [...kept]) {
    await breathe(control, 'checking', 0.5)
    const without = kept.filter((other) => other !== bound)
    const answer = possible(space, wide, without)
    if (answer === false) kept = without
    if (answer === undefined) irreducible = false
  }
  return {
    demands: kept.map((bound) => demand(instance, bound)),
    irreducible,
    relaxations: relax(solver, instance),
  }
}

function capacity(space: Lattice, row: number): number {
  let sum = 0
  for (let t = 0; t < space.types; t++)
    for (let at = space.start[t]!; at < space.start[t + 1]!; at++)
      if (space.rowsOf[at] === row) sum += space.counts[t]!
  return sum
}

/** Whether a panel meets these bounds and the size; undefined when the search was given up. */
function possible(
  space: Lattice,
  wide: { lower: Int32Array; upper: Int32Array },
  bounds: readonly Bound[],
): boolean | undefined {
  const lower = wide.lower.slice()
  const upper = wide.upper.slice()
  for (const { row, side } of bounds) {
    if (side === 'min') lower[row] = space.lower[row]!
    else upper[row] = space.upper[row]!
  }
  if (lower.some((least, row) => least > upper[row]!)) return false
  const found = panelSearch({ ...space, lower, upper }).maximise(new Float64Array(space.types), {
    first: true,
    nodes: NODES,
  })
  return found.panel ? true : found.complete ? false : undefined
}

function demand({ constraints, pool }: Instance, { row, side }: Bound): Demand {
  const constraint = constraints[row]!
  if (constraint.kind === 'household') return { words: 'at most one person of each household' }
  if (constraint.kind === 'size') return { words: `a panel of ${pool.panelSize}` }
  const { category, value, min, max } = constraint.quota
  const selected = constraint.already > 0 ? ` (${constraint.already} selected already)` : ''
  const asks = side === 'min' ? min : max
  return {
    category,
    value,
    bound: side,
    asks,
    words: `${side === 'min' ? 'at least' : 'at most'} ${asks} of ${category}: ${value}${selected}`,
  }
}
