import type { Book, Support } from '../book.ts'
import { comparePrices } from './exact.ts'
import { emptyGroups, type Groups, gather } from './gather.ts'
import { type Jump, keepOrder, keepParts, keepShort } from './jump.ts'
import { pay } from './pay.ts'
import { certain, type Price, priceOf } from './price.ts'
import { type Classes, type Endowment, emptyClasses, fillPurse, type Purse } from './purse.ts'
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

/** A project that its supporters could no longer afford, and after how many purchases that was seen. */
export interface Dropped {
  readonly project: number
  readonly after: number
  readonly money: number
}

export interface Run {
  readonly endowment: Endowment
  readonly bought: readonly Bought[]
  readonly dropped: readonly Dropped[]
  /** For runs with more money that begin like this one; only where asked for. */
  readonly trail: Trail | null
}

/** Called for each project still in the race before each purchase (which then costs the time to price them all). */
export type Watch = (round: number, project: number, effectiveVotes: number, money: number) => void

/** What a run reuses from one endowment to the next. */
export interface Bench {
  readonly book: Book
  readonly support: Support
  /** What a price is divided by before prices are compared: the cost where utility is cost, else 1. */
  readonly weight: Float64Array
  readonly groups: Groups
  /** Columns for the classes of one run after the other. */
  room: Classes
}

export function workbench(book: Book, support: Support, byCost: boolean): Bench {
  let widest = 1
  for (let p = 0; p < book.ids.length; p++)
    widest = Math.max(widest, support.starts[p + 1]! - support.starts[p]!)
  const weight = byCost ? book.cost : new Float64Array(book.ids.length).fill(1)
  return { book, support, weight, groups: emptyGroups(widest), room: emptyClasses(4096) }
}

/** Whether the project is in the race: considered, somebody supports it, and it costs something. */
export function inRace(bench: Bench, project: number): boolean {
  const { book, support } = bench
  return (
    book.considered[project] === 1 &&
    book.cost[project]! > 0 &&
    support.starts[project + 1]! > support.starts[project]!
  )
}

/** The Method of Equal Shares with one endowment: the lowest price for its worth is bought until nothing is affordable. */
export function runEqualShares(bench: Bench, endowment: Endowment, track = false, watch?: Watch): Run {
  const purse = fillPurse(bench.book, bench.support, endowment, bench.room)
  const race: Price[] = []
  for (let p = 0; p < bench.book.ids.length; p++) if (inRace(bench, p)) race.push(untold(p))
  return play(bench, purse, race, track ? { purse, rounds: [] } : null, [], [], watch)
}

/** The same with more money than the run of `trail` had: what that certainly does not change is not done again. */
export function runOn(bench: Bench, before: Run, endowment: Endowment, rise: number): Run {
  const resumed = before.trail && resume(before.trail, endowment, rise)
  if (!resumed) return runEqualShares(bench, endowment, true)
  const { trail, race } = resumed
  const kept = trail.rounds.length
  const dropped = before.dropped.filter(({ after }) => after < kept)
  for (const { project, after } of before.dropped) if (after === kept) race.push(untold(project))
  return play(bench, trail.purse, race, trail, before.bought.slice(0, kept), dropped)
}

function play(
  bench: Bench,
  purse: Purse,
  entered: Price[],
  trail: Trail | null,
  bought: Bought[],
  dropped: Dropped[],
  watch?: Watch,
): Run {
  let race = entered
  for (;;) {
    const jump: Jump | null = trail && { length: Number.POSITIVE_INFINITY }
    race = priceNeeded(bench, purse, race, bought.length, dropped, jump, watch)
    const tied: number[] = []
    const best = cheapest(bench, purse, race, tied)
    const others = best ? race.filter((price) => price !== best) : race
    if (best && jump) keepChoice(bench, purse, jump, best, tied, others)
    if (trail && jump) markRound(trail, purse, race, best, jump.length)
    race = others
    if (!best) break
    const payment = (best.rho * best.most) / purse.scale
    const effectiveVotes = bench.book.cost[best.project]! / payment
    bought.push({ project: best.project, payment, effectiveVotes, money: best.money / purse.scale, tied })
    pay(purse, best, bench.groups)
  }
  bench.room = purse // with the room it has grown to
  return { endowment: purse.endowment, bought, dropped, trail }
}

function keepChoice(
  bench: Bench,
  purse: Purse,
  jump: Jump,
  best: Price,
  tied: number[],
  race: readonly Price[],
): void {
  gather(purse, best.project, bench.groups)
  keepParts(jump, purse, bench.groups, best)
  for (const other of race) {
    if (tied.includes(other.project) && movesAlike(bench, purse, best.project, other.project)) continue
    keepOrder(jump, best, bench.weight[best.project]!, other, bench.weight[other.project]!)
  }
}

/** Whether two level projects cost the same and have as many supporters of each class: they then stay level. */
function movesAlike(bench: Bench, purse: Purse, a: number, b: number): boolean {
  const { groups, book } = bench
  const supporters = (project: number) => {
    gather(purse, project, groups)
    const heads = new Map<string, number>()
    for (let g = 0; g < groups.size; g++)
      heads.set(`${groups.classes[g]} ${groups.worth[g]}`, groups.heads[g]!)
    return heads
  }
  if (book.cost[a] !== book.cost[b]) return false
  const [left, right] = [supporters(a), supporters(b)]
  return left.size === right.size && [...left].every(([key, heads]) => right.get(key) === heads)
}

function untold(project: number): Price {
  const nothing = { slope: 0, slopeError: 0, payers: 0, most: 0, money: 0, exact: null }
  return { project, rho: 0, error: 0, ...nothing }
}

/**
 * Prices what could be the cheapest. Prices only rise, so a project's last price is a bound from below, and those
 * whose bound is above the best price need no look this round. Drops what is not affordable.
 */
function priceNeeded(
  bench: Bench,
  purse: Purse,
  race: readonly Price[],
  round: number,
  dropped: Dropped[],
  jump: Jump | null,
  watch?: Watch,
): Price[] {
  const { weight, groups } = bench
  const floor = (price: Price) => floorOf(price, weight)
  const inOrder = [...race].sort((a, b) => floor(a) - floor(b) || a.project - b.project)
  const left: Price[] = []
  const scarce = { money: 0 }
  let ceiling = Number.POSITIVE_INFINITY
  for (const old of inOrder) {
    if (!watch && !mayBeat(old, ceiling, weight)) {
      left.push({ ...old, exact: null })
      continue
    }
    const price = priceOf(purse, old.project, groups, scarce)
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
      dropped.push({ project: old.project, after: round, money: scarce.money / purse.scale })
      if (jump) keepShort(jump, purse, groups, bench.book.cost[old.project]! * purse.scale - scarce.money)
      watch?.(round, old.project, 0, scarce.money / purse.scale)
    }
  }
  return left
}

function floorOf(price: Price, weight: Float64Array): number {
  return (price.rho - price.error) / weight[price.project]!
}

/** Whether the price may be as low as the ceiling; the last factor covers the rounding of both. */
function mayBeat(price: Price, ceiling: number, weight: Float64Array): boolean {
  return floorOf(price, weight) <= ceiling * (1 + 2 ** -50)
}

/** The cheapest for its weight; where doubles cannot tell, exactly; where equal, by the tie rule. */
function cheapest(bench: Bench, purse: Purse, race: readonly Price[], tied: number[]): Price | null {
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
