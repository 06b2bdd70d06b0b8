import type { Book, Support } from './book.ts'
import { append, combine, emptyChain } from './chain.ts'
import { type Draft, fund, leftOver } from './draft.ts'

/** What each supporter would have carried in all if the project were bought now. */
interface Load {
  readonly project: number
  value: number
  /** Relative error of `value`. */
  error: number
  /** How many of its supporters last paid for each purchase. */
  counts: Float64Array
}

/**
 * Sequential Phragmén: the project that leaves its supporters least loaded is bought, and they all carry that load
 * from then on; the count ends when one of the least does not fit (SPEC 6). Loads are doubles with error bounds, and
 * fractions where those overlap. Projects that nobody supports come last, level with each other.
 */
export function fundPhragmen(draft: Draft, support: Support): void {
  const { book } = draft
  const last = new Int32Array(book.voters).fill(-1)
  const loads: number[] = []
  const errors: number[] = []
  const chain = emptyChain(1n)
  let race = contenders(book)
  const exactly = (load: Load) => combine(chain, BigInt(book.cost[load.project]!), load.counts)
  while (race.length > 0) {
    const ceiling = priceAll(race, book, support, last, loads, errors)
    const near = race.filter((load) => load.value * (1 - load.error) <= ceiling)
    const least =
      near.length === 1 || ceiling === Number.POSITIVE_INFINITY ? near : leastExactly(near, book, exactly)
    if (least.some((load) => book.cost[load.project]! > leftOver(draft))) break
    least.sort((a, b) => book.tieRank[a.project]! - book.tieRank[b.project]!)
    const best = least[0]!
    const unsupported = book.votes[best.project] === 0
    if (!unsupported) {
      append(chain, exactly(best), book.votes[best.project]!)
      for (let i = support.starts[best.project]!; i < support.starts[best.project + 1]!; i++) {
        last[support.voters[i]!] = loads.length
      }
      loads.push(best.value)
      errors.push(best.error)
    }
    const tied = least.slice(1).map((load) => load.project)
    fund(draft, best.project, { stage: 'phragmen', ...(unsupported ? {} : { load: best.value }) }, tied)
    race = race.filter((load) => load !== best)
  }
  const left = leftOver(draft)
  for (const p of book.ids.keys()) {
    if (draft.won[p] || !book.considered[p]) continue
    const project = book.ids[p]!
    const cost = book.cost[p]!
    if (cost > left) draft.losses.set(p, { project, reason: 'does-not-fit', left, missing: cost - left })
    else draft.losses.set(p, { project, reason: 'ended-before' })
  }
}

function contenders(book: Book): Load[] {
  const { budget } = book.election
  const fitting = [...book.ids.keys()].filter((p) => book.considered[p] && book.cost[p]! <= budget)
  return fitting.map((project) => ({ project, value: 0, error: 0, counts: new Float64Array() }))
}

/** Prices again what may be least loaded (loads only rise) and returns the highest that the least can be. */
function priceAll(
  race: Load[],
  book: Book,
  support: Support,
  last: Int32Array,
  loads: readonly number[],
  errors: readonly number[],
): number {
  race.sort((a, b) => a.value - b.value || a.project - b.project)
  let ceiling = Number.POSITIVE_INFINITY
  for (const load of race) {
    if (load.value * (1 - load.error) > ceiling) continue
    const { project } = load
    const counts = new Float64Array(loads.length)
    for (let i = support.starts[project]!; i < support.starts[project + 1]!; i++) {
      const purchase = last[support.voters[i]!]!
      if (purchase >= 0) counts[purchase]!++
    }
    let sum = book.cost[project]!
    let worst = 0
    for (let k = 0; k < counts.length; k++) {
      if (counts[k] === 0) continue
      sum += counts[k]! * loads[k]!
      worst = Math.max(worst, errors[k]!)
    }
    load.counts = counts
    load.value = book.votes[project]! > 0 ? sum / book.votes[project]! : Number.POSITIVE_INFINITY
    load.error = worst + (counts.length + 4) * 2 ** -52
    ceiling = Math.min(ceiling, load.value * (1 + load.error))
  }
  return ceiling
}

function leastExactly(near: readonly Load[], book: Book, exactly: (load: Load) => bigint): Load[] {
  let least: Load[] = []
  let best = 0n
  for (const load of near) {
    const sum = exactly(load)
    const votes = BigInt(book.votes[load.project]!)
    const bestVotes = least[0] ? BigInt(book.votes[least[0].project]!) : 0n
    const order = least[0] ? sum * bestVotes - best * votes : -1n
    if (order > 0n) continue
    if (order < 0n) {
      least = []
      best = sum
    }
    least.push(load)
  }
  return least
}
