import { OpinionError } from './opinion-error.ts'
import type { VoteTable } from './vote-table.ts'

/** Votes as parallel columns, in any order, with repeats. */
export interface LooseVotes {
  readonly person: Int32Array
  readonly statement: Int32Array
  readonly vote: Int8Array
  readonly at: Float64Array
}

/** Sorts loose votes by person and statement and keeps the latest of each pair; rows count from 1 in the order given. */
export function assemble(
  { people, statements, listed }: Pick<VoteTable, 'people' | 'statements' | 'listed'>,
  loose: LooseVotes,
): VoteTable {
  const byStatement = stableOrder(loose.statement, statements.length)
  const order = stableOrder(loose.person, people.length, byStatement)
  const start = new Int32Array(people.length + 1)
  const column = new Int32Array(order.length)
  const vote = new Int8Array(order.length)
  const at = new Float64Array(order.length)
  let kept = 0
  for (let from = 0; from < order.length; ) {
    const person = loose.person[order[from]!]!
    const statement = loose.statement[order[from]!]!
    let to = from + 1
    while (
      to < order.length &&
      loose.person[order[to]!] === person &&
      loose.statement[order[to]!] === statement
    )
      to++
    const row = to === from + 1 ? order[from]! : latest(order.subarray(from, to), loose)
    column[kept] = statement
    vote[kept] = loose.vote[row]!
    at[kept] = loose.at[row]!
    start[person + 1] = ++kept
    from = to
  }
  for (let p = 1; p < start.length; p++) start[p] = Math.max(start[p]!, start[p - 1]!)
  return {
    people,
    statements,
    listed,
    start,
    column: column.slice(0, kept),
    vote: vote.slice(0, kept),
    at: at.slice(0, kept),
  }
}

/** Indices in rising order of `key` (0 … size − 1), those of equal key in the order of `among`: a counting sort. */
function stableOrder(key: Int32Array, size: number, among?: Int32Array): Int32Array {
  const next = new Int32Array(size + 1)
  for (let i = 0; i < key.length; i++) next[key[i]! + 1]!++
  for (let k = 1; k <= size; k++) next[k]! += next[k - 1]!
  const order = new Int32Array(key.length)
  for (let i = 0; i < key.length; i++) {
    const row = among === undefined ? i : among[i]!
    order[next[key[row]!]!++] = row
  }
  return order
}

/** Which of several rows for one pair counts. Rows that say the same need no time; rows that differ must have one. */
export function latest(rows: Int32Array, { vote, at }: Pick<LooseVotes, 'vote' | 'at'>): number {
  let best = rows[0]!
  for (const row of rows) if (at[row]! > at[best]! || Number.isNaN(at[best]!)) best = row
  for (const row of rows) {
    if (vote[row] === vote[best] || at[row]! < at[best]!) continue
    throw new OpinionError({
      row: Math.max(row, best) + 1,
      field: 'vote',
      problem: `this person answers this statement differently in row ${Math.min(row, best) + 1}, and it cannot be told which is later.`,
      mend: 'Give both rows different times (at), or drop the earlier one.',
    })
  }
  return best
}
