import type { Id } from './id.ts'

/** One answer. The latest (`at`, any number that grows with time) of one person to one statement counts. */
export interface Vote {
  readonly person: Id
  readonly statement: Id
  /** In words, or as Polis exports them: agree 1, pass 0, disagree −1. */
  readonly vote: 'agree' | 'disagree' | 'pass' | 1 | 0 | -1
  readonly at?: number | undefined
}

/** `out`: taken out by a moderator; `meta`: about the people ("I live here"), not about the matter. Neither forms groups. */
export type Standing = 'in' | 'out' | 'meta'

export interface Statement {
  readonly id: Id
  readonly standing?: Standing | undefined
}

/**
 * Everybody's latest votes, checked and packed: people and statements in their standing order, one stretch of
 * `column`, `vote` and `at` per person, from `start[p]` to `start[p + 1]`, columns rising.
 */
export interface VoteTable {
  readonly people: readonly string[]
  readonly statements: readonly { readonly id: string; readonly standing: Standing }[]
  readonly start: Int32Array
  readonly column: Int32Array
  /** True where the statements are a list given, false where they are whatever was voted on. */
  readonly listed: boolean
  /** +1 agree, 0 pass, −1 disagree. */
  readonly vote: Int8Array
  /** NaN where the vote came without a time. */
  readonly at: Float64Array
}

/** How many different votes the table holds. */
export const voteCount = (table: VoteTable): number => table.column.length
