import type { Bench } from './bench.ts'
import { comparePrices } from './exact.ts'
import { type Jump, keepShort } from './jump.ts'
import { certain, type Price, priceOf } from './price.ts'
import type { Purse } from './purse.ts'

/** A project that its supporters could no longer afford, and after how many purchases that was seen. */
export interface Dropped {
  readonly project: number
  readonly after: number
  readonly money: number
  /** How many minor units the endowment may rise before they could afford it, by the look of it. */
  readonly short: number
}

/** Called for each project still in the race before each purchase (which then costs the time to price them all). */
export type Watch = (round: number, project: number, effectiveVotes: number, money: number) => void

/** A project before anybody has asked for its price. */
export function untold(project: number): Price {
  const nothing = { slope: 0, slopeError: 0, payers: 0, most: 0, full: false, money: 0, exact: null }
  return { project, rho: 0, error: 0, ...nothing }
}

/**
 * Prices what could be the cheapest. Prices only rise, so a project's last price is a bound from below, and those
 * whose bound is above the best price (and above `alsoBelow`) need no look this round. Drops what is not affordable.
 */
export function priceNeeded(
  bench: Bench,
  purse: Purse,
  race: readonly Price[],
  round: number,
  dropped: Dropped[],
  jump: Jump | null,
  alsoBelow: number,
  watch?: Watch,
): Price[] {
  const { weight, groups } = bench
  const floor = (price: Price) => floorOf(price, weight)
  const inOrder = [...race].sort((a, b) => floor(a) - floor(b) || a.project - b.project)
  const left: Price[] = []
  const scarce = { money: 0 }
  let ceiling = Number.POSITIVE_INFINITY
  for (const old of inOrder) {
    if (!watch && !mayBeat(old, Math.max(jump ? ceiling * 1.02 : ceiling, alsoBelow), weight)) {
      left.push(old.exact ? { ...old, exact: null } : old)
      continue
    }
    const price = priceOf(purse, old, groups, scarce)
    if (price) {
      left.push(price)
      ceiling = Math.min(ceiling, (price.rho + price.error) / weight[price.project]!)
      watch?.(
        round,
        old.project,
        (bench.book.cost[old.project]! * purse.scale) / (price.rho * price.most),
        price.money / purse.scale,
      )
    } else {
      const missing = bench.book.cost[old.project]! * purse.scale - scarce.money
      const short = jump ? keepShort(jump, purse, groups, missing) : 0
      dropped.push({ project: old.project, after: round, money: scarce.money / purse.scale, short })
      watch?.(round, old.project, 0, scarce.money / purse.scale)
    }
  }
  return left
}

export function floorOf(price: Price, weight: Float64Array): number {
  return (price.rho - price.error) / weight[price.project]!
}

/** Whether the price may be as low as the ceiling; the last factor covers the rounding of both. */
function mayBeat(price: Price, ceiling: number, weight: Float64Array): boolean {
  return floorOf(price, weight) <= ceiling * (1 + 2 ** -50)
}

/** The cheapest for its weight; where doubles cannot tell, exactly; where equal, by the tie rule. */
export function cheapest(bench: Bench, purse: Purse, race: readonly Price[], tied: number[]): Price | null {
  const { weight, groups, book } = bench
  let ceiling = Number.POSITIVE_INFINITY
  for (const price of race) {
    if (price.payers > 0) ceiling = Math.min(ceiling, (price.rho + price.error) / weight[price.project]!)
  }
  const near = race.filter((price) => mayBeat(price, ceiling, weight))
  let best: Price | null = null
  for (const price of near) {
    if (!best) {
      best = price
      continue
    }
    const [a, b] = [certain(purse, groups, price), certain(purse, groups, best)]
    const order = comparePrices(a, weight[price.project]!, b, weight[best.project]!)
    if (order < 0) tied.length = 0
    const wins = order < 0 || (order === 0 && book.tieRank[price.project]! < book.tieRank[best.project]!)
    if (order === 0) tied.push(wins ? best.project : price.project)
    if (wins) best = price
  }
  return best
}
