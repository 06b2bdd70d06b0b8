import type { Board, Change } from './board.ts'
import { dice } from './dice.ts'
import { isBetter } from './is-better.ts'
import { breathe, type RunOptions } from './progress.ts'
import type { School } from './school.ts'

/** For how many rounds (and by lot a few more) a block may not go back to a unit that it left. */
const BARRED = 10
/** What somebody without a friend, or a broken rule, weighs in namings. */
const TROUBLE = 10

interface Trip {
  readonly block: number
  readonly to: number
}

/**
 * Looks after those whom the annealing left without a friend, and after broken rules, one at a time and by lot: the best
 * of all ways to bring them and a friend together (or to take a block out of where it breaks a rule), each with the best
 * blocks sent back in exchange, is taken even where it leaves somebody else without. What was just left is barred for a
 * while, so that the trouble moves on until it finds a place where it can be settled (tabu search, Glover 1986).
 * @param goal stops once no rule is broken and no more than so many are without a friend
 * @param work how many changes to weigh at most
 * @returns the best standing met, by block
 */
export async function repair(
  school: School,
  state: Board,
  goal: number,
  work: number,
  options: RunOptions,
): Promise<Int32Array> {
  const { blocks, blockOf, friends, least, most, unitIds } = school
  const { unit, size } = state
  const units = unitIds.length
  const { below } = dice(school.seed ^ 0x5eed)
  const members = unitIds.map(() => new Set<number>())
  unit.forEach((u, b) => {
    members[u]!.add(b)
  })
  const barredUntil = new Int32Array(blocks.length * units)
  const standing = state.total()
  let best = { ...standing }
  let bestUnit = unit.slice()
  let weighed = 0
  let round = 0
  const cost = ({ kept, lonely, broken }: Change) => TROUBLE * (lonely + broken) - kept

  const go = (block: number, to: number) => {
    const change = state.weigh(block, to, -1)
    standing.kept += change.kept
    standing.lonely += change.lonely
    standing.broken += change.broken
    members[unit[block]!]!.delete(block)
    members[to]!.add(block)
    state.move(block, to, -1)
  }
  /** Who had best come back when sizes are off; -1 where nobody can. */
  const exchange = (from: number, to: number, traveller: number) => {
    let chosen = -1
    let cheapest = Number.POSITIVE_INFINITY
    const missing = Math.max(size[to]! - most[to]!, 1)
    for (const b of members[to]!) {
      if (b === traveller || blocks[b]!.length > missing || size[from]! + blocks[b]!.length > most[from]!)
        continue
      if (barredUntil[b * units + from]! > round) continue
      weighed++
      const price = cost(state.weigh(b, from, -1))
      if (price >= cheapest) continue
      cheapest = price
      chosen = b
    }
    return chosen
  }
  /** Carries a trip out, with whoever must come back; undefined (and nothing changed) where sizes cannot be kept. */
  const travel = ({ block, to }: Trip): Trip[] | undefined => {
    const from = unit[block]!
    const done: Trip[] = [{ block, to: from }]
    go(block, to)
    while (size[to]! > most[to]! || size[from]! < least[from]!) {
      const back = exchange(from, to, block)
      if (back < 0 || size[to]! - blocks[back]!.length < least[to]!) {
        undo(done)
        return undefined
      }
      done.push({ block: back, to })
      go(back, from)
    }
    return done
  }
  const undo = (done: readonly Trip[]) => {
    for (const { block, to } of done.toReversed()) go(block, to)
  }
  const tripsFor = (lonely: readonly number[], straining: readonly number[]): Trip[] => {
    const at = below(lonely.length + straining.length)
    if (at >= lonely.length) {
      const block = straining[at - lonely.length]!
      return unitIds.flatMap((_, to) => (to === unit[block] ? [] : [{ block, to }]))
    }
    const l = lonely[at]!
    const own = blockOf[l]!
    return friends[l]!.flatMap((friend) => {
      const other = blockOf[friend]!
      return [
        { block: own, to: unit[other]! },
        { block: other, to: unit[own]! },
      ]
    })
  }

  while (weighed < work && (standing.broken > 0 || standing.lonely > goal)) {
    round++
    if (round % 256 === 0) await breathe(options, { step: 'repair', share: weighed / work })
    const trips = tripsFor(state.lonely(), standing.broken > 0 ? state.straining() : [])
    const before = cost(standing)
    let chosen: Trip | undefined
    let cheapest = Number.POSITIVE_INFINITY
    for (const trip of trips) {
      if (barredUntil[trip.block * units + trip.to]! > round) continue
      const done = travel(trip)
      if (done === undefined) continue
      const price = cost(standing) - before
      if (price < cheapest) {
        cheapest = price
        chosen = trip
      }
      undo(done)
    }
    weighed++
    if (chosen === undefined) continue
    for (const { block, to } of travel(chosen)!)
      barredUntil[block * units + to] = round + BARRED + below(BARRED)
    if (isBetter(standing, best)) {
      best = { ...standing }
      bestUnit = unit.slice()
    }
  }
  return bestUnit
}
