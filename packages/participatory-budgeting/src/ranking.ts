import type { Book } from './book.ts'
import { totalsFor } from './open-book.ts'
import type { Ranking } from './rule.ts'

/** Considered projects, the best first: by votes or points, for each unit of cost or not, ties by the tie rule. */
export function rank(book: Book, by: Ranking, totals: 'ballots' | 'published' = 'ballots'): number[] {
  // In units of `1 / pointScale` where ballots are counted: whole numbers, and the same order.
  const counted = by.startsWith('score') ? book.score : book.votes
  const total = totals === 'ballots' ? counted : totalsFor(book, by, totals)
  const { cost, tieRank, considered } = book
  const perCost = by.endsWith('-per-cost')
  const compare = (a: number, b: number) => {
    const order = perCost ? compareShares(total[a]!, cost[a]!, total[b]!, cost[b]!) : total[a]! - total[b]!
    return order === 0 ? tieRank[a]! - tieRank[b]! : -order
  }
  return [...book.ids.keys()].filter((p) => considered[p] === 1).sort(compare)
}

/** Compares `a / costA` with `b / costB`; what costs nothing and has any support comes first, what has none last. */
function compareShares(a: number, costA: number, b: number, costB: number): number {
  const [hasA, hasB] = [a > 0, b > 0]
  if (!hasA || !hasB) return Number(hasA) - Number(hasB)
  if (costA === 0 || costB === 0) return Number(costA === 0) - Number(costB === 0)
  const [left, right] = [a * costB, b * costA]
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left - right
  // Whole votes and points; published ones with a fraction are the doubles that were read.
  if (!Number.isInteger(a) || !Number.isInteger(b)) return left - right
  const difference = BigInt(a) * BigInt(costB) - BigInt(b) * BigInt(costA)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
