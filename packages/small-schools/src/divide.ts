import { friendshipBound } from './bound.ts'
import { firstDivision } from './first-division.ts'
import { improve } from './improve.ts'
import type { DivisionInput } from './input.ts'
import type { RunOptions } from './progress.ts'
import type { Proof } from './prove-lonely.ts'
import { readRecord, readWhole } from './read.ts'
import { readSchool } from './read-school.ts'
import { type Division, type Score, scoreOf } from './score.ts'
import { tiesOf } from './ties.ts'

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
  /** No division that breaks no more rules, and leaves no more without a friend, keeps more namings than this. */
  readonly bound: number
  /** Nothing is better: fewest rules broken, then fewest without a friend, then most namings kept. */
  readonly proved: boolean
  /** Every division leaves at least so many without anybody they named; `proved` when this one leaves no more. */
  readonly withoutFriend: {
    readonly atLeast: number
    readonly proved: boolean
    readonly proofs: readonly Proof[]
  }
}

/**
 * Divides a school into units: rules are kept, then as few as possible are without anybody they named, then as many
 * namings as possible are kept. Small schools get the best there is (`proved`), others a good division found by simulated
 * annealing, with bounds that are proved. Rules that were found no way to keep are listed in `score.broken`.
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
  const { unit, proofs, best } = await improve(school, ties, firstDivision(school), steps, options)
  const atLeast = proofs.reduce((sum, proof) => sum + proof.atLeast, 0)
  const perLearner = Int32Array.from(ids, (_, l) => unit[blockOf[l]!]!)
  const scored = scoreOf(school, perLearner)
  const bound = best ? scored.kept : await friendshipBound(school, scored, options)
  const proved = scored.withoutFriend.length === atLeast
  return {
    division: ids.map((learner, l) => ({ learner, unit: unitIds[perLearner[l]!]! })),
    score: scored,
    learners: ids.map((id, l) => ({
      id,
      unit: unitIds[perLearner[l]!]!,
      kept: friends[l]!.filter((f) => perLearner[f] === perLearner[l]).map((f) => ids[f]!),
      lost: friends[l]!.filter((f) => perLearner[f] !== perLearner[l]).map((f) => ids[f]!),
    })),
    bound,
    proved: best || (scored.broken.length === 0 && proved && scored.kept === bound),
    withoutFriend: { atLeast, proved, proofs },
  }
}
