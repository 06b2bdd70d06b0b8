import type { Price } from './price.ts'
import { type Endowment, grainsFor, type Purse } from './purse.ts'

/** A round of a run as it was before its purchase, and how far the endowment may rise with it staying the same. */
interface Round {
  readonly classes: number
  /** The prices of all projects that were there: bounds from below, each linear in the endowment (SPEC 5.5). */
  readonly race: readonly Price[]
  readonly best: Price | null
  /** Projects that were exactly as cheap as the best. */
  readonly tied: readonly number[]
  /** The classes of the supporters of what was bought, to go back to. */
  readonly undo: Int32Array
  readonly length: number
}

/** The rounds of a run; the last one is that in which nothing was affordable any more. */
export interface Trail {
  readonly purse: Purse
  readonly rounds: Round[]
}

export function markRound(
  trail: Trail,
  purse: Purse,
  race: readonly Price[],
  best: Price | null,
  tied: readonly number[],
  length: number,
): void {
  const { starts, voters } = purse.support
  const first = best ? starts[best.project]! : 0
  const undo = new Int32Array(best ? starts[best.project + 1]! - first : 0)
  for (let i = 0; i < undo.length; i++) undo[i] = purse.classOf[voters[first + i]!]!
  trail.rounds.push({ classes: purse.classes, race, best, tied, undo, length })
}

/** How many minor units the endowment may rise with the same purchases in the same order. */
export function steadyFor(trail: Trail | null): number {
  return trail
    ? trail.rounds.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY)
    : 0
}

/**
 * The state of a run whose endowment is `rise` minor units higher, before the first round that may differ. The same
 * people pay for the same purchases up to there, so prices and money follow class by class, without looking at voters.
 * `null` where that is not worth it or money needs a coarser grain.
 */
export function resume(
  trail: Trail,
  endowment: Endowment,
  rise: number,
): { trail: Trail; race: Price[] } | null {
  const { rounds, purse: before } = trail
  let kept = rounds.findIndex(({ length }) => length <= rise)
  if (kept < 0) kept = rounds.length - 1
  const { scale, money } = grainsFor(before.book, endowment)
  if (kept === 0 || scale !== before.scale) return null
  for (let k = before.purchases.length - 1; k >= kept; k--)
    undo(before, before.purchases[k]!.project, rounds[k]!.undo)
  const { classes } = rounds[kept]!
  const purse: Purse = { ...before, endowment, classes, purchases: before.purchases.slice(0, kept) }
  purse.money[1] = money
  for (let k = 0; k < kept; k++) repeat(purse, k, rounds[k]!.classes, rounds[k + 1]!.classes)
  const left = rounds.slice(0, kept).map((round) => ({
    ...round,
    race: round.race.map((price) => raised(price, rise)),
    best: round.best && raised(round.best, rise),
    length: round.length - rise,
  }))
  return { trail: { purse, rounds: left }, race: rounds[kept]!.race.map((price) => raised(price, rise)) }
}

function undo({ support, classOf }: Purse, project: number, before: Int32Array): void {
  const first = support.starts[project]!
  for (let i = 0; i < before.length; i++) classOf[support.voters[first + i]!] = before[i]!
}

/** The bound from below that an old price gives at a higher endowment. */
function raised(price: Price, rise: number): Price {
  const move = price.slope * rise
  const error = price.error + price.slopeError * rise + (Math.abs(move) + price.rho) * 2 ** -38
  return { ...price, rho: price.rho + move, error, exact: null }
}

/** Purchase `k` with the new money: its price, and what is left to the classes `from` to `to` that it made. */
function repeat(purse: Purse, k: number, from: number, to: number): void {
  const { project, payers, emptied, emptiedHeads } = purse.purchases[k]!
  const { money, error, parent, worth } = purse
  let given = 0
  let doubt = 1
  for (const [i, own] of emptied.entries()) {
    given += emptiedHeads[i]! * money[own]!
    doubt += emptiedHeads[i]! * error[own]!
  }
  const rho = (purse.book.cost[project]! * purse.scale - given) / payers
  const margin = doubt / payers + rho * 2 ** -50
  for (let made = from; made < to; made++) {
    const own = parent[made]!
    money[made] = Math.max(0, money[own]! - Math.round(rho * worth[made]!))
    error[made] = errorAfter(error[own]!, margin * worth[made]!)
  }
}

/** In whole 1024ths of a grain, so that sums of errors are exact in any order too. */
export function errorAfter(before: number, ofPayment: number): number {
  return Math.ceil((before + ofPayment + 0.5) * 1024 + 1) / 1024
}
