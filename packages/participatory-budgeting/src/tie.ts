import type { Book } from './book.ts'
import type { Rule, TieKey } from './rule.ts'

/** equalshares.net: the cheapest, then the one with most votes, then the lot. */
export const usualTie: readonly TieKey[] = ['lowest-cost', 'most-votes', 'lot']

/** The place of every project in the rule's order of ties. The order of ids comes last, so no two places are equal. */
export function tieRanks(
  book: Pick<Book, 'ids' | 'cost' | 'votes'>,
  rule: Pick<Rule, 'tie' | 'lot'>,
): Int32Array {
  const { ids, cost, votes } = book
  const drawn = new Map(rule.lot?.map((id, place) => [id, place]))
  const lot = ids.map((id) => drawn.get(id) ?? drawn.size)
  const compare: Record<TieKey, (a: number, b: number) => number> = {
    'lowest-cost': (a, b) => cost[a]! - cost[b]!,
    'highest-cost': (a, b) => cost[b]! - cost[a]!,
    'most-votes': (a, b) => votes[b]! - votes[a]!,
    lot: (a, b) => lot[a]! - lot[b]!,
    name: (a, b) => a - b,
  }
  const keys = (rule.tie ?? usualTie).map((key) => compare[key])
  const order = Int32Array.from(ids.keys()).sort((a, b) => {
    for (const key of keys) if (key(a, b) !== 0) return key(a, b)
    return a - b
  })
  const ranks = new Int32Array(ids.length)
  for (const [rank, p] of order.entries()) ranks[p] = rank
  return ranks
}
