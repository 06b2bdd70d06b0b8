import type { Choices } from '../choices.ts'

/** What the hard rules look at; a rule that is off looks at nothing. */
export interface Facts {
  readonly languages?: readonly string[]
  /** When this person can meet, as any words both sides use: 'mon-3', 'Tuesday lunch'. */
  readonly times?: readonly string[]
  /** Where, in whole metres on a local grid (a national grid does), so that distances are exact. */
  readonly at?: { readonly east: number; readonly north: number }
}

/** Somebody who chooses. Whom they do not name, they are never matched with. */
export interface Learner extends Facts {
  readonly id: string
  readonly choices: Choices
  /** How much they lost out before (see `carryForward`); among equals the one owed most goes first. */
  readonly owed?: number
}

/** Somebody who is chosen and has a view too. */
export interface Mentor extends Facts {
  readonly id: string
  readonly places: number
  /** Learners they would take, best first, ties allowed. Left out: whoever asks, all equal. */
  readonly choices?: Choices
  /** Learners they would not take. */
  readonly refuses?: readonly string[]
  readonly organisation?: string
  readonly vetted?: boolean
}

/** An organisation caps its mentors' learners together. Its order holds for all its mentors, who then give none of their own. */
export interface Organisation {
  readonly id: string
  readonly places: number
  readonly choices?: Choices
}

/** Rules that no choice can override. */
export interface HardRules {
  /** Only mentors with `vetted: true`. */
  readonly vetted?: boolean
  /** At least one language in common. */
  readonly language?: boolean
  /** At least this many times in common. */
  readonly times?: number
  /** At most this many metres apart, in a straight line. */
  readonly metres?: number
}

/** Everything a two-sided match is made from. */
export interface MatchInput {
  readonly learners: readonly Learner[]
  readonly mentors: readonly Mentor[]
  readonly organisations?: readonly Organisation[]
  readonly rules?: HardRules
  /** Pairs (learner, mentor) that must not be. */
  readonly apart?: readonly (readonly [learner: string, mentor: string])[]
  /** The seed of the lot that decides between equals. */
  readonly seed: number
}
