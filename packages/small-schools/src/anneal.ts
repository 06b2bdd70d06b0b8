import type { Board, Change } from './board.ts'
import { decay } from './decay.ts'
import { dice } from './dice.ts'
import { isBetter } from './is-better.ts'
import type { Plan } from './plans.ts'
import { breathe, type RunOptions } from './progress.ts'
import type { School } from './school.ts'
import { kindsOf, shelves } from './shelves.ts'
import type { Ties } from './ties.ts'

/** How many steps a list of those without a friend is used for; they are tried more often than others. */
const LOOK = 4096
/** For how many steps the weights stay. */
const HOLD = 256

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over swaps of blocks of one size, moves into free places, and
 * swaps of a block for as many single learners. Most swaps are towards a friend, and in exchange for the better of two.
 * @returns the best standing met, or the last where the plan says so, by block
 */
export async function anneal(
  school: School,
  ties: Ties,
  state: Board,
  steps: number,
  options: RunOptions,
  plan: Plan,
): Promise<Int32Array> {
  const { blocks, unitIds, least, most } = school
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
  let weights = plan.weights(1)
  let luck = 0
  const cost = ({ kept, lonely, broken }: Change) =>
    weights.lonelyCost * lonely + weights.ruleCost * broken - kept
  const accepts = (more: number) => more <= 0 || luck < decay(more / weights.heat)
  const hopeless = (gain: number) =>
    !accepts(-gain - weights.lonelyCost * standing.lonely - weights.ruleCost * standing.broken)

  let wanting: readonly number[] = []
  for (let step = 0; step < steps; step++) {
    const left = 1 - step / steps
    if (step % HOLD === 0) weights = plan.weights(left)
    // Drawn before the move is weighed, so that hopeless ones are dropped early.
    luck = chance()

    if (left < plan.care && step % LOOK === 0) wanting = state.wanting()
    const a = wanting.length > 0 && below(8) === 0 ? wanting[below(wanting.length)]! : below(blocks.length)
    const from = unit[a]!
    const degree = ties.start[a + 1]! - ties.start[a]!
    const towards = degree > 0 && below(8) !== 0
    const to = towards ? unit[ties.other[ties.start[a]! + below(degree)]!]! : below(units)
    if (to === from) continue
    const same = kinds > 1 && below(4) > 0 ? ofKind.lists[to * kinds + kind[a]!] : undefined
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
        const picked = new Set<number>()
        for (let i = 0; i < 2 * weight && picked.size < weight; i++) {
          const single = there[below(there.length)]!
          if (blocks[single]!.length === 1) picked.add(single)
        }
        if (picked.size < weight) continue
        const before = { ...standing }
        move(a, to, -1)
        for (const one of picked) move(one, from, -1)
        if (!accepts(cost(standing) - cost(before))) {
          for (const one of picked) move(one, to, -1)
          move(a, from, -1)
        }
      }
    }
    if (left < plan.takes && isBetter(standing, best)) {
      best = { ...standing }
      bestUnit = unit.slice()
    }
    if (step % 65536 === 65535) await breathe(options, { step: 'divide', share: step / steps })
  }
  return plan.takes === 0 || isBetter(standing, best) ? unit.slice() : bestUnit
}
