import { type Bench, inRace } from './bench.ts'
import { type Glide, topOf } from './glide.ts'
import type { Jump } from './jump.ts'
import { keepChoice } from './keep-choice.ts'
import { cheapest, type Dropped, priceNeeded, untold, type Watch } from './market.ts'
import { pay } from './pay.ts'
import type { Price } from './price.ts'
import { type Endowment, fillPurse, type Purse } from './purse.ts'
import { markRound, resume, type Trail } from './trail.ts'

/** One purchase of a run, in minor units as doubles (for people to read; decisions are exact). */
export interface Bought {
  readonly project: number
  /** The most that anybody paid, and the cost in units of that: how many full parts paid for it. */
  readonly payment: number
  readonly effectiveVotes: number
  /** What its supporters had before it was bought. */
  readonly money: number
  /** Projects that were exactly as cheap and lost by the tie rule. */
  readonly tied: readonly number[]
}

export interface Run {
  readonly endowment: Endowment
  readonly bought: readonly Bought[]
  readonly dropped: readonly Dropped[]
  /** For runs with more money that begin like this one; only where asked for. */
  readonly trail: Trail | null
  /** How many rounds were taken over from the run before. */
  readonly kept: number
}

/** The Method of Equal Shares with one endowment: the lowest price for its worth is bought until nothing is affordable. */
export function runEqualShares(bench: Bench, endowment: Endowment, track = false, watch?: Watch): Run {
  const purse = fillPurse(bench.book, bench.support, endowment, bench.room)
  const race: Price[] = []
  for (let p = 0; p < bench.book.ids.length; p++) if (inRace(bench, p)) race.push(untold(p))
  return play(bench, purse, race, track ? { purse, rounds: [] } : null, [], [], null, watch)
}

/** The same with more money than the run of `trail` had: what that certainly does not change is not done again. */
export function runOn(
  bench: Bench,
  before: Run,
  endowment: Endowment,
  rise: number,
  glide: Glide | null,
): Run {
  const resumed = before.trail && resume(before.trail, endowment, rise)
  if (!resumed) return runEqualShares(bench, endowment, true)
  const { trail, race } = resumed
  const kept = trail.rounds.length
  const dropped = before.dropped
    .filter(({ after }) => after < kept)
    .map((drop) => ({ ...drop, short: drop.short - rise }))
  for (const { project, after } of before.dropped) if (after === kept) race.push(untold(project))
  return { ...play(bench, trail.purse, race, trail, before.bought.slice(0, kept), dropped, glide), kept }
}

function play(
  bench: Bench,
  purse: Purse,
  entered: Price[],
  trail: Trail | null,
  bought: Bought[],
  dropped: Dropped[],
  glide: Glide | null,
  watch?: Watch,
): Run {
  let race = entered
  for (;;) {
    const jump: Jump | null = trail && { length: Number.POSITIVE_INFINITY }
    const below = glide ? topOf(glide, bought.length) * purse.scale : 0
    race = priceNeeded(bench, purse, race, bought.length, dropped, jump, below, watch)
    const tied: number[] = []
    const best = cheapest(bench, purse, race, tied)
    const others = best ? race.filter((price) => price !== best) : race
    if (best && jump) keepChoice(bench, purse, jump, best, tied, others)
    if (trail && jump) markRound(trail, purse, race, best, tied, jump.length)
    race = others
    if (!best) break
    const payment = (best.rho * best.most) / purse.scale
    const effectiveVotes = bench.book.cost[best.project]! / payment
    bought.push({ project: best.project, payment, effectiveVotes, money: best.money / purse.scale, tied })
    pay(purse, best, bench.groups)
  }
  bench.room = purse // with the room it has grown to
  return { endowment: purse.endowment, bought, dropped, trail, kept: 0 }
}
