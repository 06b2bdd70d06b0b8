import fc from 'fast-check'
import { makeElection } from '../make-election.ts'
import type { Election, VoteType } from '../types.ts'

/** Small elections full of ties: few costs, few voters, some of them with empty ballots. */
export function elections(voteType: VoteType = 'approval', most = 60): fc.Arbitrary<Election> {
  const pointed = voteType === 'cumulative' || voteType === 'scoring'
  return fc
    .record({
      costs: fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 7 }),
      budget: fc.integer({ min: 0, max: 3 * most }),
      votes: fc.array(fc.array(fc.tuple(fc.nat(6), fc.nat(4)), { maxLength: 6 }), { maxLength: 9 }),
      decimals: fc.constantFrom(0, 0, 1),
    })
    .map(({ costs, budget, votes, decimals }) => {
      const projects = costs.map((cost, i) => ({ id: `p${i}`, cost }))
      const ballots = votes.map((entries, v) => {
        const points = new Map(entries.map(([p, value]) => [`p${p % costs.length}`, value]))
        return { voter: `v${v}`, vote: [...points.keys()], ...(pointed && { points: [...points.values()] }) }
      })
      return makeElection({ budget, decimals, voteType, projects, ballots })
    })
}

/** The same election with projects and ballots in another order. */
export function shuffled(election: Election): fc.Arbitrary<Election> {
  const { projects, ballots } = election
  const rows = Array.from({ length: ballots.size }, (_, i) => i)
  const all = { minLength: projects.length, maxLength: projects.length }
  return fc
    .tuple(
      fc.shuffledSubarray([...projects], all),
      fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
    )
    .map(([mixed, order]) =>
      makeElection({
        ...election,
        projects: mixed,
        ballots: order.map((row) => {
          const [from, to] = [ballots.starts[row]!, ballots.starts[row + 1]!]
          const vote = Array.from(ballots.named.slice(from, to), (p) => projects[p]!.id)
          return {
            voter: ballots.voter(row),
            vote,
            ...(ballots.points && { points: [...ballots.points.slice(from, to)] }),
          }
        }),
      }),
    )
}

/** An election in one line: `approvals({ a: 10, b: 20 }, 25, 'a b', 'b', '')`. */
export function approvals(
  costs: Record<string, number>,
  budget: number,
  ...votes: readonly string[]
): Election {
  return makeElection({
    budget,
    projects: Object.entries(costs).map(([id, cost]) => ({ id, cost })),
    ballots: votes.map((vote, v) => ({ voter: `v${v}`, vote: vote.split(' ').filter((id) => id !== '') })),
  })
}
