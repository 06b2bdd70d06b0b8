/** Why a pair that a learner named cannot be; `none` when it can. The order is the order in which they are looked at. */
export const BARS = ['none', 'apart', 'vetted', 'distance', 'language', 'times', 'refused'] as const
export type Bar = (typeof BARS)[number]

/**
 * The input as numbers. People are numbered in the order of their ids. Learner l's choices are the entries
 * `start[l] … start[l + 1] - 1` of `mentor` and the arrays beside it, best first, ties already in the order of the lot.
 */
export interface Market {
  readonly learnerIds: readonly string[]
  readonly mentorIds: readonly string[]
  readonly organisationIds: readonly string[]
  readonly start: Int32Array
  readonly mentor: Int32Array
  /** Rank in the learner's eyes, from 1. */
  readonly rank: Int32Array
  /** Rank in the eyes of the mentor (or the mentor's organisation), from 1. */
  readonly tier: Int32Array
  /** Index into `BARS`: 0 where the pair can be. */
  readonly bar: Uint8Array
  /** `turn[l]`: who goes first among equals, from 0: owed most, then the lot. */
  readonly turn: Int32Array
  readonly places: Int32Array
  /** The mentor's organisation, or -1. */
  readonly organisation: Int32Array
  readonly caps: Int32Array
}

/** A matching as numbers: for each learner the entry of the choice they got, or -1. */
export type Entries = Int32Array
