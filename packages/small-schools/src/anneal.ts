import type { Board, Change } from './board.ts'
import { decay } from './decay.ts'
import { dice } from './dice.ts'
import { isBetter } from './is-better.ts'
import { breathe, type RunOptions } from './progress.ts'
import type { School } from './school.ts'
import { kindsOf, shelves } from './shelves.ts'
import type { Ties } from './ties.ts'

const HOT = 2.5
const COLD = 0.3
/** The last share of the steps, in which everybody's friend and every rule come to weigh more and more. */
const CARE = 0.4
/** How many steps a list of those without a friend is used for; they are tried more often than others. */
const LOOK = 4096

/** How freely moves for the worse are taken, and what a person without a friend and a broken rule weigh, in namings. */
export function pace(left: number) {
  if (left > CARE) {
    const above = (left - CARE) / (1 - CARE)
    return { heat: COLD + (HOT - COLD) * above * above, lonelyCost: 2, ruleCost: 1 }
  }
  const heat = COLD + 0.3 * (left / CARE)
  if (left > CARE / 3) return { heat, lonelyCost: 4, ruleCost: 2 }
  // Weights that are soft to the end leave ways through; the very last steps only finish what is nearly kept.
  return left > 0.03 ? { heat, lonelyCost: 8, ruleCost: 10 } : { heat, lonelyCost: 60, ruleCost: 200 }
}

/** For what is mended already: rules and everybody's friend are hardly given up any more. */
export function polish(left: number) {
  return { heat: COLD + 0.5 * left, lonelyCost: 60, ruleCost: 200 }
}

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over swaps of blocks of one size, moves into free places, and
 * swaps of a block for as many single learners. Most swaps are towards a friend, and in exchange for the better of two.
 * @returns the best standing met, by block
 */
export async function anneal(
  school: School,
  ties: Ties,
  state: Board,
  steps: number,
  options: RunOptions,
  plan = pace,
): Promise<Int32Array> {
  const { blocks, unitIds, least, most, spreads } = school
  const units = unitIds.length
  const { unit, size } = state
  const { below, chance } = dice(school.seed)
  const { kind, kinds } = kindsOf(school)
  const members = shelves(blocks.length, units)
  const ofKind = shelves(blocks.length, units * kinds)
  const join = (b: number, u: number) => {
    members.add(b, u)
    ofKind.add(b, u * kinds + kind[b]!)
  }
  const part = (b: number, u: number) => {
    members.remove(b, u)
    ofKind.remove(b, u * kinds + kind[b]!)
  }
  unit.forEach((u, b) => {
    join(b, u)
  })
  const standing = state.total()
  let best = { ...standing }
  let bestUnit = unit.slice()
  const move = (a: number, to: number, b: number) => {
    const from = unit[a]!
    const { kept, lonely, broken } = state.weigh(a, to, b)
    standing.kept += kept
    standing.lonely += lonely
    standing.broken += broken
    state.move(a, to, b)
    part(a, from)
    if (b >= 0) {
      part(b, to)
      join(b, from)
    }
    join(a, to)
  }

  // Made once: a function made anew in each step costs several times the step itself.
  let weights = plan(1)
  let luck = 0
  const cost = ({ kept, lonely, broken }: Change) =>
    weights.lonelyCost * lonely + weights.ruleCost * broken - kept
  const accepts = (more: number) => more <= 0 || luck < decay(more / weights.heat)
  const hopeless = (gain: number) =>
    !accepts(-gain - weights.lonelyCost * standing.lonely - weights.ruleCost * standing.broken)

  let wanting: readonly number[] = []
  for (let step = 0; step < steps; step++) {
    const left = 1 - step / steps
    weights = plan(left)
    // Drawn before the move is weighed, so that hopeless ones are dropped early.
    luck = chance()

    if (left < CARE && step % LOOK === 0) wanting = state.wanting()
    const a = wanting.length > 0 && below(8) === 0 ? wanting[below(wanting.length)]! : below(blocks.length)
    const from = unit[a]!
    const degree = ties.start[a + 1]! - ties.start[a]!
    const towards = degree > 0 && below(8) !== 0
    const to = towards ? unit[ties.other[ties.start[a]! + below(degree)]!]! : below(units)
    if (to === from) continue
    const same = spreads.length > 0 && below(4) > 0 ? ofKind.lists[to * kinds + kind[a]!] : undefined
    const there = same && same.length > 0 ? same : (members.lists[to] ?? [])
    const weight = blocks[a]!.length
    const free = size[to]! + weight <= most[to]! && size[from]! - weight >= least[from]!
    if (free && below(4) === 0) {
      if (!hopeless(state.gain(a, to, -1)) && accepts(cost(state.weigh(a, to, -1)))) move(a, to, -1)
    } else if (there.length > 0) {
      const one = there[below(there.length)]!
      const two = there[below(there.length)]!
      const b = state.gain(two, from, -1) > state.gain(one, from, -1) ? two : one
      const gives = weight - blocks[b]!.length
      const fits =
        gives === 0 ||
        (size[to]! + gives <= most[to]! &&
          size[from]! - gives >= least[from]! &&
          size[to]! + gives >= least[to]!)
      if (fits && size[from]! - gives <= most[from]!) {
        if (!hopeless(state.gain(a, to, b)) && accepts(cost(state.weigh(a, to, b)))) move(a, to, b)
      } else if (gives > 0) {
        const before = { ...standing }
        const singles = there.filter((other) => blocks[other]!.length === 1)
        if (singles.length < weight) continue
        const picked = Array.from({ length: weight }, (_, i) => {
          const at = i + below(singles.length - i)
          const one = singles[at]!
          singles[at] = singles[i]!
          singles[i] = one
          return one
        })
        move(a, to, -1)
        for (const one of picked) move(one, from, -1)
        if (!accepts(cost(standing) - cost(before))) {
          for (const one of picked.toReversed()) move(one, to, -1)
          move(a, from, -1)
        }
      }
    }
    if (left < 0.3 && isBetter(standing, best)) {
      best = { ...standing }
      bestUnit = unit.slice()
    }
    if (step % 65536 === 65535) await breathe(options, { step: 'divide', share: step / steps })
  }
  return isBetter(standing, best) ? unit.slice() : bestUnit
}
