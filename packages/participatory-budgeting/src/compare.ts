import type { Book } from './book.ts'
import type { Compared } from './outcome.ts'
import type { Comparison } from './rule.ts'

/**
 * How many voters prefer each of two outcomes: by winners they named (`satisfaction`), by the cost of those (`cost`),
 * or by whether they named any winner (`exclusion-ratio`). Every voter counts, those without a winner on one side too.
 */
export function compareOutcomes(
  book: Book,
  by: Comparison,
  equalShares: Uint8Array,
  greedy: Uint8Array,
): Omit<Compared, 'chosen'> {
  const { ballots } = book.election
  const worth = new Float64Array(book.ids.length)
  const sides = new Int8Array(book.ids.length)
  for (const [p, index] of book.original.entries()) {
    worth[index] = by === 'cost' ? book.cost[p]! : 1
    sides[index] = (equalShares[p]! ? 1 : 0) | (greedy[p]! ? 2 : 0)
  }
  const prefer = { equalShares: 0, greedy: 0 }
  for (let ballot = 0; ballot < ballots.size; ballot++) {
    let [ours, theirs] = [0, 0]
    for (let entry = ballots.starts[ballot]!; entry < ballots.starts[ballot + 1]!; entry++) {
      const project = ballots.named[entry]!
      if (sides[project]! & 1) ours += worth[project]!
      if (sides[project]! & 2) theirs += worth[project]!
    }
    if (by === 'exclusion-ratio') [ours, theirs] = [Math.min(ours, 1), Math.min(theirs, 1)]
    if (ours > theirs) prefer.equalShares++
    if (theirs > ours) prefer.greedy++
  }
  return prefer
}
