import type { Lattice } from '../search/lattice.ts'
import { panelSearch } from '../search/search.ts'
import { compactLevels } from './compact.ts'
import { breathe, type Control } from './control.ts'
import { drawable } from './drawable.ts'
import { highs } from './highs.ts'
import type { Mixture } from './master.ts'
import { EXACT, reach, WHOLE } from './reach.ts'
import { finish, type ProvenLevel, type TypeLottery } from './type-lottery.ts'

/**
 * The fairest lottery over panels: leximin (nobody's chance can rise without lowering that of somebody who has no more), or
 * maximin (its first level only). Flanigan, Gölz, Gupta, Hennig, Procaccia 2021, by column generation over types.
 *
 * It first asks what would be fair if people could be divided ({@link compactLevels}): an upper bound, level by level. If a
 * mixture of real panels reaches it, it is the answer and the bound its proof; this is what usually happens. Where whole
 * people cannot reach it, levels are found one by one, each proved by searching all panels for one that would raise it.
 */
export async function fairLottery(
  space: Lattice,
  kind: 'leximin' | 'maximin',
  control: Control,
): Promise<TypeLottery> {
  const solver = await highs()
  const { real, impossible, known } = await drawable(solver, space, control)
  const search = panelSearch(real)
  const settled = Float64Array.from(real.counts, (count) => (count === 0 ? 0 : Number.NaN))
  const levels: ProvenLevel[] = []
  let prices: Float64Array | undefined
  for (;;) {
    await breathe(control, 'bounding', levels.length === 0 ? 0 : 0.5)
    const ideal = compactLevels(solver, real, settled)
    prices ??= ideal.prices
    const panels = [...known]
    const followed = levels.length === 0 && impossible.length === 0 ? known : []
    const job = { solver, space: real, search, ideal, panels, followed: [...followed], control }
    if (kind === 'leximin') {
      const whole = await reach(job, ideal.chances, () => false, 0, 30)
      if (whole.value >= -WHOLE) {
        levels.push(...ideal.levels.map((level) => ({ ...level, proof: 'quotas' as const })))
        return finish(
          space,
          panels,
          whole.weights,
          levels,
          impossible,
          levels[0]?.proof === 'quotas' ? prices : undefined,
        )
      }
    }
    const goal = ideal.levels[0]!
    const floors = settled.map((value) => (Number.isNaN(value) ? 0 : value))
    const rising = (t: number) => Number.isNaN(settled[t]!)
    const level = await reach(job, floors, rising, goal.value, Number.POSITIVE_INFINITY)
    const proof = level.value >= goal.value - EXACT ? 'quotas' : 'search'
    const types = proof === 'quotas' ? goal.types : tight(real, level, rising)
    levels.push({ value: level.value, types, proof })
    if (levels[0]!.proof === 'search') prices = undefined
    // A hair less than was reached, so that rounding cannot make the next program infeasible.
    for (const t of types) settled[t] = Math.max(0, level.value - 1e-10)
    known.splice(0, known.length, ...panels.filter((_, at) => level.weights[at]! > 0))
    if (kind === 'maximin' || !settled.some(Number.isNaN))
      return finish(space, panels, level.weights, levels, impossible, prices)
  }
}

/** Types whose price is positive cannot rise above the level in any solution. */
function tight(space: Lattice, level: Mixture, rising: (t: number) => boolean): number[] {
  const open = Array.from(space.counts.keys()).filter(rising)
  const priced = open.filter((t) => level.prices[t]! * space.counts[t]! > 1e-7)
  return priced.length > 0 ? priced : open
}
