import type { Election } from './types.ts'

/**
 * What the `j`-th entry of the ballots is worth by score, in units of `1 / pointScale`: the points given, or else by
 * place, the last place 1 (how Pabulib's published scores of ordinal votes are made); 1 in an approval vote.
 */
export function pointsOf(election: Election): (entry: number, ballotEnd: number) => number {
  const { points } = election.ballots
  if (points) return (entry) => points[entry]!
  return election.voteType === 'ordinal' ? (entry, ballotEnd) => ballotEnd - entry : () => 1
}

/** Borda as pabutools counts it: how many projects the voter placed below, so the last place is worth nothing. */
export function bordaOf(): (entry: number, ballotEnd: number) => number {
  return (entry, ballotEnd) => ballotEnd - entry - 1
}
