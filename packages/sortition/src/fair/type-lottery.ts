import { isPanel, type Lattice } from '../search/lattice.ts'
import type { Level } from './compact.ts'

/** How a level was shown to be the best possible: by adding up quotas, or by searching all panels. */
export type Proof = 'quotas' | 'search'

export interface ProvenLevel extends Level {
  readonly proof: Proof
}

/** A lottery over panels of types. `chances[t]` is what one person of type t has, computed from the panels alone. */
export interface TypeLottery {
  readonly panels: readonly Int32Array[]
  readonly weights: Float64Array
  readonly chances: Float64Array
  readonly levels: readonly ProvenLevel[]
  /** Types that no panel can hold. */
  readonly impossible: readonly number[]
  /** Prices of the rows that bound the lowest chance, when the quotas alone prove it. */
  readonly prices: Float64Array | undefined
}

/** Cleans the weights and computes everybody's chance from the panels themselves. */
export function finish(
  space: Lattice,
  panels: readonly Int32Array[],
  mixture: ArrayLike<number>,
  levels: readonly ProvenLevel[],
  impossible: readonly number[],
  prices: Float64Array | undefined,
): TypeLottery {
  const used = panels
    .map((panel, at) => ({ panel, weight: mixture[at]! }))
    .filter(({ weight }) => weight > 1e-12)
  const total = used.reduce((sum, { weight }) => sum + weight, 0)
  const chances = new Float64Array(space.types)
  for (const { panel, weight } of used) {
    if (!isPanel(space, panel))
      throw new Error('A panel of the lottery misses its quotas; this is a fault in @kith/sortition.')
    for (let t = 0; t < space.types; t++)
      if (panel[t]! > 0) chances[t]! += ((weight / total) * panel[t]!) / space.counts[t]!
  }
  return {
    panels: used.map(({ panel }) => panel),
    weights: Float64Array.from(used, ({ weight }) => weight / total),
    chances,
    levels,
    impossible,
    prices,
  }
}
