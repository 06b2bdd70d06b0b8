import type { Bench } from './bench.ts'
import { floorOf } from './market.ts'
import type { Run } from './run.ts'

/** What a run says about all runs with more money that buy the same: no purchase of theirs is dearer. */
export interface Glide {
  readonly rounds: readonly {
    readonly project: number
    /** The price for its weight in minor units, at most. */
    readonly top: number
    /** Projects that were as cheap when both were as cheap as they can be, and lost by the tie rule. */
    readonly level: readonly number[]
  }[]
  /** How many minor units the endowment can rise, by the look of it, before something else may be as cheap. */
  readonly reach: number
}

/** The bounds of a tracked run. */
export function glideFrom(bench: Bench, run: Run): Glide {
  const { rounds: marked, purse } = run.trail!
  const rounds: Glide['rounds'][number][] = []
  let reach = run.dropped.reduce((least, { short }) => Math.min(least, short), Number.POSITIVE_INFINITY)
  for (const { best, tied, race } of marked) {
    if (!best) break
    const top = ((best.rho + best.error) / bench.weight[best.project]!) * (1 + 2 ** -50)
    const level = best.full ? tied.filter((p) => race.some((price) => price.project === p && price.full)) : []
    for (const price of race) {
      if (price.project === best.project || level.includes(price.project)) continue
      const falls = -price.slope / bench.weight[price.project]!
      if (falls > 0) reach = Math.min(reach, (floorOf(price, bench.weight) - top) / falls)
    }
    rounds.push({ project: best.project, top: top / purse.scale, level })
  }
  return { rounds, reach }
}

export function topOf(glide: Glide, round: number): number {
  return glide.rounds[round]?.top ?? 0
}

/**
 * Whether every run between the two buys what both buy, in the same order. Everybody's money after the same purchases
 * only rises with the endowment, and a price only falls when supporters have more. So between the two, what was bought
 * is at most as dear as in the poorer run, everything else at least as dear as in the richer one, and what is out of
 * reach in the richer one is out of reach (SPEC 5.5).
 */
export function buyTheSame(bench: Bench, poorer: Glide, richer: Run): boolean {
  if (richer.bought.length !== poorer.rounds.length) return false
  const { rounds, purse } = richer.trail!
  for (const [round, { project, top, level }] of poorer.rounds.entries()) {
    if (richer.bought[round]!.project !== project) return false
    // Rounds that were taken over are proved already.
    if (round < richer.kept) continue
    for (const price of rounds[round]!.race) {
      if (price.project === project || level.includes(price.project)) continue
      if (!(floorOf(price, bench.weight) / purse.scale > top * (1 + 2 ** -50))) return false
    }
  }
  return true
}
