import type { Warning } from './error.ts'

/** How people voted. Pabulib's `choose-1` is an approval of one project. */
export type VoteType = 'approval' | 'ordinal' | 'cumulative' | 'scoring'

export interface Project {
  readonly id: string
  /** In minor units (see `Election.decimals`), a whole number, 0 or more. */
  readonly cost: number
  readonly name?: string
  /** Votes and score that the organiser published, which may differ from what the ballots say. */
  readonly votes?: number
  readonly score?: number
  /** 0 lost, 1 won, 2 and more won for a reason that the file's comment gives. */
  readonly selected?: number
  /** Every further column of the file, by its name. */
  readonly fields?: Readonly<Record<string, string>>
}

/**
 * All ballots in columns. Ballot `i` names `projects[named[j]]` for `starts[i] <= j < starts[i + 1]`, in the voter's
 * order; `points[j] / pointScale` are its points, where points were given.
 */
export interface Ballots {
  readonly size: number
  readonly starts: Uint32Array
  readonly named: Uint32Array
  readonly points: Float64Array | null
  readonly pointScale: number
  /** The voter's id as the file has it. */
  readonly voter: (ballot: number) => string
  /** Every further column of the ballot's row, by its name. */
  readonly fields: (ballot: number) => Readonly<Record<string, string>>
}

export interface Election {
  readonly voteType: VoteType
  /** In minor units. */
  readonly budget: number
  /** Digits after the point in `budget` and `cost`: 0 when amounts are whole units, 2 when they are cents. */
  readonly decimals: number
  readonly projects: readonly Project[]
  readonly ballots: Ballots
  /** META of a `.pb` file, keys in lower case. */
  readonly meta: Readonly<Record<string, string>>
  readonly warnings: readonly Warning[]
}
