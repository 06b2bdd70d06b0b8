import type { Highs } from 'highs'
import type { Lattice } from '../search/lattice.ts'
import type { PanelSearch } from '../search/search.ts'
import type { Compact } from './compact.ts'
import { breathe, type Control } from './control.ts'
import { type Herd, herd } from './herd.ts'
import { type Master, type Mixture, master } from './master.ts'

/** How near a level must come to its bound to count as reached. */
export const EXACT = 1e-9
/** How near all chances together must come to the bound for the whole of a leximin solution to count as found. */
export const WHOLE = 5e-8

export interface Job {
  readonly solver: Highs
  readonly space: Lattice
  readonly search: PanelSearch
  readonly ideal: Compact
  readonly panels: Int32Array[]
  /** Those of the panels that were made for the same ideal. */
  readonly followed: readonly Int32Array[]
  readonly control: Control
}

/**
 * The best common rise of the rising types above their floors, up to `goal`: first by panels that follow the ideal chances,
 * then by pricing. Stops when the goal is reached, when no panel can improve, or after `patience` priced panels.
 */
export async function reach(
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
