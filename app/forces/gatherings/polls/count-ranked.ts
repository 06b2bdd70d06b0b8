/** One count of an instant runoff: how many rank each option first of those left, and who goes. */
export interface RunoffRound {
  readonly counts: readonly { readonly id: string; readonly votes: number }[]
  readonly out: string | null
  /** Several had the fewest: the lot drawn before the vote said who goes. */
  readonly byLot: boolean
}

export interface Runoff {
  readonly winner: string | null
  readonly rounds: readonly RunoffRound[]
}

/**
 * Instant runoff: in each round every ballot counts for the option it ranks first of those left; whoever has more than half of
 * the ballots that count wins, else the option with the fewest goes. Of several with the fewest the one that is last in `lot`
 * goes. A ballot all of whose options went counts no more. (W. R. Ware 1871; as in S. J. Brams and P. C. Fishburn, Voting procedures, 2002.)
 * @param lot all options in an order drawn before anybody voted
 * @param ballots the options in each voter's order; what is not ranked stands below all that is
 */
export function countRanked(lot: readonly string[], ballots: readonly (readonly string[])[]): Runoff {
  const rounds: RunoffRound[] = []
  const left = [...lot]
  while (left.length > 0) {
    const firsts = ballots.flatMap((ballot) => ballot.find((id) => left.includes(id)) ?? [])
    const counts = left
      .map((id) => ({ id, votes: firsts.filter((first) => first === id).length }))
      .toSorted((a, b) => b.votes - a.votes || lot.indexOf(a.id) - lot.indexOf(b.id))
    const first = counts[0]!
    if (firsts.length === 0) return { winner: null, rounds: [...rounds, { counts, out: null, byLot: false }] }
    if (first.votes * 2 > firsts.length || left.length === 1)
      return { winner: first.id, rounds: [...rounds, { counts, out: null, byLot: false }] }
    const last = counts.at(-1)!
    const byLot = counts.at(-2)!.votes === last.votes
    rounds.push({ counts, out: last.id, byLot })
    left.splice(left.indexOf(last.id), 1)
  }
  return { winner: null, rounds }
}
