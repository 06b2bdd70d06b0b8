import { deferredAcceptance } from './deferred-acceptance.ts'
import type { MatchInput } from './input.ts'
import type { Entries, Market } from './market.ts'
import { type LearnerOutcome, learnerOutcomes, type Profile, profileOf } from './outcome.ts'
import { readMarket } from './read-market.ts'

/** Who goes with whom, and why. */
export interface Match {
  readonly method: 'deferred-acceptance' | 'most'
  /** Every learner, in the order of their ids. */
  readonly learners: readonly LearnerOutcome[]
  /** Every mentor, in the order of their ids, with their learners and the places left. */
  readonly mentors: readonly {
    readonly id: string
    readonly learners: readonly string[]
    readonly free: number
  }[]
  readonly profile: Profile
}

/** Turns a matching in numbers into the result that people read. */
export function matchOf(market: Market, got: Entries, method: Match['method']): Match {
  const learners = learnerOutcomes(market, got)
  const taken: string[][] = market.mentorIds.map(() => [])
  got.forEach((e, l) => {
    if (e >= 0) taken[market.mentor[e]!]!.push(market.learnerIds[l]!)
  })
  const mentors = market.mentorIds.map((id, m) => ({
    id,
    learners: taken[m]!,
    free: market.places[m]! - taken[m]!.length,
  }))
  return { method, learners, mentors, profile: profileOf(learners) }
}

/**
 * Matches learners with mentors by learner-proposing deferred acceptance. The outcome is stable (no learner and mentor
 * would both rather have each other), no learner gains by stating choices other than their true ones, and, once ties are
 * broken by the lot, no stable outcome is better for any learner.
 * @throws MatchingError for bad input
 */
export function match(input: MatchInput): Match {
  const market = readMarket(input)
  return matchOf(market, deferredAcceptance(market), 'deferred-acceptance')
}
