import type { Entries, Market } from './market.ts'
import { type WhyNot, whyNot } from './why-not.ts'

/** A choice that somebody would rather have had, and the one thing that stood against it. */
export interface PassedOver {
  readonly mentor: string
  readonly rank: number
  readonly why: WhyNot
}

/** The one reason for a learner's outcome. */
export type Reason =
  /** They have a choice that nothing they named was better than. */
  | { readonly kind: 'first-choice' }
  /** They have a later choice; `decisive` is what stood against the best one they could not have. */
  | { readonly kind: 'later-choice'; readonly decisive: PassedOver }
  /** They named nobody. */
  | { readonly kind: 'no-choices' }
  /** Hard rules or refusals stood against everybody they named. */
  | { readonly kind: 'none-acceptable'; readonly decisive: PassedOver }
  /** Somebody they named could have been theirs, but all of those were full. */
  | { readonly kind: 'all-full'; readonly decisive: PassedOver }

/** What became of one learner. */
export interface LearnerOutcome {
  readonly id: string
  readonly mentor: string | null
  readonly rank: number | null
  readonly reason: Reason
  /** Every choice they would rather have had, best first. */
  readonly passedOver: readonly PassedOver[]
}

/** How many have their first choice, their second, …, and how many have nobody and why. */
export interface Profile {
  readonly byRank: readonly number[]
  readonly matched: number
  readonly unmatched: number
  readonly unmatchedBecause: Readonly<Record<'no-choices' | 'none-acceptable' | 'all-full', number>>
}

const RULED_OUT: ReadonlySet<WhyNot> = new Set([
  'apart',
  'vetted',
  'distance',
  'language',
  'times',
  'refused',
])

function reasonFor(rank: number | null, named: number, passedOver: readonly PassedOver[]): Reason {
  const [first] = passedOver
  if (named === 0) return { kind: 'no-choices' }
  if (first === undefined) return { kind: 'first-choice' }
  if (rank !== null) return { kind: 'later-choice', decisive: first }
  const full = passedOver.find(({ why }) => !RULED_OUT.has(why))
  return full ? { kind: 'all-full', decisive: full } : { kind: 'none-acceptable', decisive: first }
}

/** Says for every learner, in the order of their ids, what they got and why not better. */
export function learnerOutcomes(market: Market, got: Entries): readonly LearnerOutcome[] {
  const because = whyNot(market, got)
  return market.learnerIds.map((id, l) => {
    const e = got[l]!
    const rank = e < 0 ? null : market.rank[e]!
    const passedOver: PassedOver[] = []
    for (let other = market.start[l]!; other < market.start[l + 1]!; other++) {
      if (rank !== null && market.rank[other]! >= rank) break
      const mentor = market.mentorIds[market.mentor[other]!]!
      passedOver.push({ mentor, rank: market.rank[other]!, why: because(l, other) })
    }
    const mentor = e < 0 ? null : market.mentorIds[market.mentor[e]!]!
    return {
      id,
      mentor,
      rank,
      reason: reasonFor(rank, market.start[l + 1]! - market.start[l]!, passedOver),
      passedOver,
    }
  })
}

/** Counts the outcomes by rank. */
export function profileOf(outcomes: readonly LearnerOutcome[]): Profile {
  const byRank: number[] = []
  const unmatchedBecause = { 'no-choices': 0, 'none-acceptable': 0, 'all-full': 0 }
  let matched = 0
  for (const { rank, reason } of outcomes) {
    if (rank !== null) {
      while (byRank.length < rank) byRank.push(0)
      byRank[rank - 1]!++
      matched++
    } else if (reason.kind in unmatchedBecause) {
      unmatchedBecause[reason.kind as keyof typeof unmatchedBecause]++
    }
  }
  return { byRank, matched, unmatched: outcomes.length - matched, unmatchedBecause }
}
