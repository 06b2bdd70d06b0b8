import type { CentredVotes } from './centred-votes.ts'
import { type Direction, leadingDirections } from './leading-directions.ts'
import { drawsFrom } from './random.ts'
import { dot } from './vectors.ts'

/** Where people and statements lie on the two directions that explain most of how votes differ. */
export interface OpinionMap {
  readonly directions: readonly [Direction, Direction]
  /** All variation: the sum of the squared centred votes. A direction's share of it is `strength ÷ variation`. */
  readonly variation: number
  /** Every person's place, in the table's order. */
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Below this share of all variation a direction is rounding, not opinion, and is left at zero. */
const NOTHING_LEFT = 1e-12

/**
 * The two leading principal components of the centred votes, and everybody projected on them, pushed outwards for the
 * votes they have not given: √(C ÷ votes) · Σ over voted statements (vote − mean)·weight, as Polis does.
 */
export function opinionMap(votes: CentredVotes, seed: number): OpinionMap {
  const variation = dot(votes.value, votes.value)
  const found = leadingDirections(votes, drawsFrom(seed, 1))
  const [first, second] = [0, 1].map((i) => meaningful(found[i], variation, votes.mean.length)) as [
    Direction,
    Direction,
  ]
  return {
    directions: [first, second],
    variation,
    x: project(votes, first.weights),
    y: project(votes, second.weights),
  }
}

function meaningful(direction: Direction | undefined, variation: number, width: number): Direction {
  if (direction !== undefined && direction.strength > NOTHING_LEFT * variation) return direction
  return { weights: new Float64Array(width), strength: 0, residual: 0 }
}

function project(votes: CentredVotes, weights: Float64Array): Float64Array {
  const { start, column } = votes.table
  return Float64Array.from(votes.table.people, (_, p) => {
    let along = 0
    for (let e = start[p]!; e < start[p + 1]!; e++) along += votes.value[e]! * weights[column[e]!]!
    return stretch(votes, p) * along
  })
}

/** √(C ÷ votes given): how far a person is pushed out for the votes they have not given. */
export function stretch(votes: CentredVotes, person: number): number {
  const { start, column, statements } = votes.table
  let given = votes.zeroed
  for (let e = start[person]!; e < start[person + 1]!; e++) {
    if (statements[column[e]!]!.standing === 'in') given++
  }
  return Math.sqrt(votes.statements / Math.max(given, 1))
}
