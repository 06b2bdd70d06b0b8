import type { Highs } from 'highs'
import { isPanel, type Lattice } from '../search/lattice.ts'
import { type PanelSearch, panelSearch } from '../search/search.ts'
import { type Compact, compactLevels, type Level } from './compact.ts'
import { breathe, type Control } from './control.ts'
import { type Herd, herd } from './herd.ts'
import { highs } from './highs.ts'
import { type Master, type Mixture, master } from './master.ts'
import { noise } from './noise.ts'

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

const EXACT = 1e-9
/** How near all chances together must come to the bound for the whole of a leximin solution to count as found. */
const WHOLE = 5e-8

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

interface Job {
  readonly solver: Highs
  readonly space: Lattice
  readonly search: PanelSearch
  readonly ideal: Compact
  readonly panels: Int32Array[]
  /** Those of the panels that were made for the same ideal. */
  readonly followed: readonly Int32Array[]
  readonly control: Control
}

/** Types whose price is positive cannot rise above the level in any solution. */
function tight(space: Lattice, level: Mixture, rising: (t: number) => boolean): number[] {
  const open = Array.from(space.counts.keys()).filter(rising)
  const priced = open.filter((t) => level.prices[t]! * space.counts[t]! > 1e-7)
  return priced.length > 0 ? priced : open
}

/**
 * The best common rise of the rising types above their floors, up to `goal`: first by panels that follow the ideal chances,
 * then by pricing. Stops when the goal is reached, when no panel can improve, or after `patience` priced panels.
 */
async function reach(
  job: Job,
  floors: Float64Array,
  rising: (t: number) => boolean,
  goal: number,
  patience: number,
): Promise<Mixture> {
  const { space, panels, control } = job
  // When every type has its own floor, all rise together from a negative shortfall to the goal 0.
  const all = goal === 0 && !Array.from(space.counts.keys()).some(rising)
  const enough = goal - (all ? WHOLE : EXACT)
  const types = space.counts.filter((count) => count > 0).length
  const lp = master(job.solver, space, floors, all ? (t) => space.counts[t]! > 0 : rising, all ? 0 : goal)
  try {
    const followers = herd(space, job.search, job.ideal.chances, job.followed)
    let best: Mixture | undefined
    let batch = Math.max(32, Math.ceil(types * (all ? 1 : 0.3)) - job.followed.length)
    const limit = 3 * types + 64
    lp.add(panels)
    for (let made = 0; made < limit; ) {
      const fresh = await gather(followers, batch, control, made / limit)
      if (fresh.length === 0) break
      const full = fresh.length === batch
      made += fresh.length
      if (goal === 0 || made > batch) fresh.push(...followers.seldom())
      panels.push(...fresh)
      lp.add(fresh)
      best = lp.solve()
      if (best.value >= enough || !full) break
      batch = Math.max(32, Math.ceil(types / 4))
    }
    best ??= lp.solve()
    return best.value >= enough ? best : await price(job, lp, floors, best, enough, patience)
  } finally {
    lp.dispose()
  }
}

async function gather(
  followers: Herd,
  wanted: number,
  control: Control,
  done: number,
): Promise<Int32Array[]> {
  const fresh: Int32Array[] = []
  while (fresh.length < wanted) {
    if (fresh.length % 16 === 0) await breathe(control, 'building', done)
    const panel = followers.next()
    if (!panel) break
    fresh.push(panel)
  }
  return fresh
}

/** Adds the panel that the prices want most, until none is worth more than the mixture already gives. */
async function price(
  job: Job,
  lp: Master,
  floors: Float64Array,
  from: Mixture,
  enough: number,
  patience: number,
): Promise<Mixture> {
  const { space, search, panels, control } = job
  let best = from
  for (let round = 0; round < patience && best.value < enough; round++) {
    await breathe(control, 'proving', Math.min(0.99, round / 500))
    let owed = best.value
    for (let t = 0; t < space.types; t++) owed += best.prices[t]! * space.counts[t]! * floors[t]!
    const fresh: Int32Array[] = []
    const limits = {
      floor: owed,
      tolerance: EXACT,
      found: (panel: Int32Array, value: number) => value > owed + EXACT && fresh.push(panel),
    }
    const quick = search.maximise(best.prices, { ...limits, nodes: 400 })
    if (!quick.complete && fresh.length === 0) search.maximise(best.prices, limits)
    if (fresh.length === 0) break
    panels.push(...fresh)
    lp.add(fresh)
    best = lp.solve()
  }
  return best
}

/** Leaves out the types that no panel can hold, and keeps the panels met on the way. */
export async function drawable(solver: Highs, space: Lattice, control: Control) {
  await breathe(control, 'checking', 0)
  const search = panelSearch(space)
  const ideal = compactLevels(
    solver,
    space,
    Float64Array.from(space.counts, (count) => (count === 0 ? 0 : Number.NaN)),
  )
  const followers = herd(space, search, ideal.chances)
  const covered = new Uint8Array(space.types)
  const known: Int32Array[] = []
  let left = space.types
  const note = (panel: Int32Array) => {
    known.push(panel)
    panel.forEach((taken, t) => {
      if (taken === 0 || covered[t] === 1) return
      covered[t] = 1
      left--
    })
  }
  const most = Math.max(40, 0.3 * space.types)
  while (left > 0 && known.length < most) {
    if (known.length % 16 === 0) await breathe(control, 'checking', known.length / most)
    const panel = followers.next()
    if (!panel) break
    note(panel)
  }
  const impossible: number[] = []
  const upper = space.counts.slice()
  const weights = new Float64Array(space.types)
  const random = noise(2)
  for (let t = 0; t < space.types; t++) {
    if (covered[t] === 1) continue
    if (t % 16 === 0) await breathe(control, 'checking', t / space.types)
    const lower = new Int32Array(space.types)
    lower[t] = 1
    for (let other = 0; other < space.types; other++)
      weights[other] = random() + (covered[other] === 1 ? 0 : 1)
    const { panel } =
      space.counts[t] === 0
        ? { panel: undefined }
        : search.maximise(weights, { first: true, types: [lower, upper] })
    if (panel) note(panel)
    else {
      impossible.push(t)
      upper[t] = 0
    }
  }
  return { real: { ...space, counts: upper }, impossible, known }
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
