import type { Election } from './types.ts'

/** The election as the rules count it: projects in the order of their ids, so that the order of the rows is forgotten. */
export interface Book {
  readonly election: Election
  readonly voters: number
  readonly ids: readonly string[]
  readonly cost: Float64Array
  /** Ballots that name the project. */
  readonly votes: Float64Array
  /** Points in all, in units of `1 / pointScale`. */
  readonly score: Float64Array
  /** Project `p` is the election's `projects[original[p]]`. */
  readonly original: Int32Array
  /** Place of each project in the tie rule; all differ. */
  readonly tieRank: Int32Array
  /** 1 where a project takes part: not withdrawn, and at the threshold. */
  readonly considered: Uint8Array
}

/** The supporters of every project: `voters[starts[p]..starts[p + 1])`, with what the project is worth to each. */
export interface Support {
  readonly starts: Uint32Array
  readonly voters: Uint32Array
  /** `null`: worth the same to all its supporters. */
  readonly utilities: Float64Array | null
}
