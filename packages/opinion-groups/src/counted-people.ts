import type { CentredVotes } from './centred-votes.ts'

const VOTES_NEEDED = 7
const AT_LEAST = 15

/**
 * Whose places form the groups: people with min(7, C) votes or more, topped up to 15 by those with most votes. From
 * these votes alone: who counted at some earlier time is not remembered, so that the same votes give the same groups.
 *
 * @returns indices of people, rising
 */
export function countedPeople({ table, statements }: CentredVotes): Int32Array {
  const votes = Int32Array.from(table.people, (_, p) => table.start[p + 1]! - table.start[p]!)
  const needed = Math.min(VOTES_NEEDED, statements)
  const counted = [...votes.keys()].filter((p) => votes[p]! >= needed)
  if (counted.length < AT_LEAST) {
    const others = [...votes.keys()].filter((p) => votes[p]! < needed)
    others.sort((a, b) => votes[b]! - votes[a]! || a - b)
    counted.push(...others.slice(0, AT_LEAST - counted.length))
  }
  return Int32Array.from(counted).sort()
}
