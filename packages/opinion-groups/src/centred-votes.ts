import type { VoteTable } from './vote-table.ts'

/** The votes as the mathematics sees them: each vote less its statement's mean; a missing vote is the mean, so zero. */
export interface CentredVotes {
  readonly table: VoteTable
  /** Each statement's mean vote, agree = +1; 0 where nobody voted, and for statements that are out or meta. */
  readonly mean: Float64Array
  /** Beside `table.vote`: vote − mean; 0 for statements that are out or meta. */
  readonly value: Float64Array
  /** C: statements with at least one vote, those that are out or meta included. */
  readonly statements: number
  /** How many of those are out or meta; their zeros count as votes of everybody (as in Polis). */
  readonly zeroed: number
  /** How many votes each statement has. */
  readonly votesOn: Int32Array
}

export function centreVotes(table: VoteTable): CentredVotes {
  const width = table.statements.length
  const sum = new Int32Array(width)
  const votesOn = new Int32Array(width)
  for (let e = 0; e < table.column.length; e++) {
    const j = table.column[e]!
    sum[j]! += table.vote[e]!
    votesOn[j]!++
  }
  const isIn = table.statements.map(({ standing }) => standing === 'in')
  const mean = Float64Array.from(sum, (s, j) => (isIn[j] && votesOn[j]! > 0 ? s / votesOn[j]! : 0))
  const value = new Float64Array(table.column.length)
  for (let e = 0; e < value.length; e++) {
    const j = table.column[e]!
    if (isIn[j]) value[e] = table.vote[e]! - mean[j]!
  }
  let statements = 0
  let zeroed = 0
  for (let j = 0; j < width; j++) {
    if (votesOn[j] === 0) continue
    statements++
    if (!isIn[j]) zeroed++
  }
  return { table, mean, value, statements, zeroed, votesOn }
}
