import { anneal, isBetter } from './anneal.ts'
import { board } from './board.ts'
import { friendshipBound } from './bound.ts'
import { firstDivision } from './first-division.ts'
import type { DivisionInput } from './input.ts'
import type { RunOptions } from './progress.ts'
import { type Proof, proveLonely } from './prove-lonely.ts'
import { readRecord, readWhole } from './read.ts'
import { readSchool } from './read-school.ts'
import { type Division, type Score, scoreOf } from './score.ts'
import { searchLonely } from './search-lonely.ts'
import { tiesOf } from './ties.ts'

const SEARCHED = 300_000

/** How much work to put in. */
export interface DivideOptions extends RunOptions {
  /** Swaps tried (default: by the school's size, 30 million at most). */
  readonly steps?: number
}

/** A division, how good it is, and how good any could be. */
export interface Divided {
  readonly division: Division
  readonly score: Score
  /** Every learner, with the friends they keep and lose. */
  readonly learners: readonly {
    readonly id: string
    readonly unit: string
    readonly kept: readonly string[]
    readonly lost: readonly string[]
  }[]
  /** No division keeps more namings than this. */
  readonly bound: number
  /** Every division leaves at least so many without anybody they named; `proved` when this one leaves no more. */
  readonly withoutFriend: {
    readonly atLeast: number
    readonly proved: boolean
    readonly proofs: readonly Proof[]
  }
}

/**
 * Divides a school into units: rules are kept, then as few as possible are without anybody they named, then as many
 * namings as possible are kept. Simulated annealing, so a good division and not always the best; the bounds are proved.
 * Rules that were found no way to keep are listed in `score.broken`.
 * @throws DivisionError for bad input; the signal's reason when aborted
 */
export async function divide(input: DivisionInput, options: DivideOptions = {}): Promise<Divided> {
  readRecord(options, { list: 'options' })
  const school = readSchool(input)
  const { ids, unitIds, blocks, blockOf, friends } = school
  const usual = Math.min(
    30_000_000,
    Math.max(100_000, Math.floor((150_000 * blocks.length) / unitIds.length)),
  )
  const steps = readWhole(options.steps, { list: 'options', field: 'steps' }, 1, 1e9, usual)
  options.signal?.throwIfAborted()
  const ties = tiesOf(school)
  let unit = await anneal(school, ties, board(school, ties, firstDivision(school)), steps, options)
  let standing = board(school, ties, unit).total()

  let proofs = proveLonely(school, ties)
  let atLeast = proofs.reduce((sum, proof) => sum + proof.atLeast, 0)
  while (standing.broken === 0 && standing.lonely > atLeast) {
    const looked = searchLonely(school, ties, standing.lonely, SEARCHED)
    if (looked === undefined) break
    if (looked.better === null) {
      atLeast = standing.lonely
      proofs = [{ kind: 'all-divisions', atLeast }]
      break
    }
    const again = await anneal(school, ties, board(school, ties, looked.better.slice()), steps, options)
    const annealed = board(school, ties, again).total()
    const found = board(school, ties, looked.better).total()
    unit = isBetter(annealed, found) ? again : looked.better
    standing = board(school, ties, unit).total()
  }
  const perLearner = Int32Array.from(ids, (_, l) => unit[blockOf[l]!]!)
  const scored = scoreOf(school, perLearner)
  return {
    division: ids.map((learner, l) => ({ learner, unit: unitIds[perLearner[l]!]! })),
    score: scored,
    learners: ids.map((id, l) => ({
      id,
      unit: unitIds[perLearner[l]!]!,
      kept: friends[l]!.filter((f) => perLearner[f] === perLearner[l]).map((f) => ids[f]!),
      lost: friends[l]!.filter((f) => perLearner[f] !== perLearner[l]).map((f) => ids[f]!),
    })),
    bound: await friendshipBound(school, scored.kept, options),
    withoutFriend: { atLeast, proved: scored.withoutFriend.length === atLeast, proofs },
  }
}
