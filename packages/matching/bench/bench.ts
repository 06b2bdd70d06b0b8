import { allocate, breakoutRooms, type MatchInput, match, matchMost, type Objective } from '../src/index.ts'
import { crowd } from './made-up.ts'

/** One figure: what was done, to how much, and the CPU seconds it took (cold: nothing was run before the first). */
export interface Figure {
  readonly name: string
  readonly size: string
  readonly cpuSeconds: number
  readonly result: string
}

async function figure(name: string, size: string, work: () => string | Promise<string>): Promise<Figure> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { name, size, cpuSeconds: (user + system) / 1e6, result }
}

const menu = (places: number, least = 0) =>
  Array.from({ length: 40 }, (_, i) => ({ id: `option ${i}`, places, least }))

function market(learners: number, mentors: number, places: number, pull: number): MatchInput {
  return {
    seed: 1,
    learners: crowd(learners, mentors, pull, 7),
    mentors: Array.from({ length: mentors }, (_, i) => ({ id: `option ${i}`, places })),
  }
}

/** This package's figures, on made-up choices. */
export async function bench(): Promise<Figure[]> {
  const people = crowd(5000, 40, 1, 11)
  const pairs = (from: number) =>
    Array.from({ length: 50 }, (_, i) => [people[from + i]!.id, people[2500 + from + i]!.id])
  const groups = { together: pairs(0), apart: pairs(50) }
  const allocated = (objective: Objective, least: number, more?: typeof groups) => async () => {
    const made = await allocate({ people, options: menu(125, least), objective, seed: 1, ...more })
    return `${made.profile.byRank.join('/')}, ${made.profile.unplaced} unplaced, proved: ${made.proved}`
  }
  const matched = (input: MatchInput) => () => `${match(input).profile.matched} matched`
  const five = market(5000, 40, 125, 1)
  const many = market(100_000, 40, 2500, 1)
  const town = market(600, 100, 6, 2)
  return [
    await figure(
      'allocate, least total rank, cold',
      '5,000 × 40, 5 ranked',
      allocated('least-total-rank', 0),
    ),
    await figure('allocate, leximin', '5,000 × 40, 5 ranked', allocated('leximin', 0)),
    await figure('allocate, rank-maximal', '5,000 × 40, 5 ranked', allocated('rank-maximal', 0)),
    await figure('allocate, leximin, teams of 110 to 125', '5,000 × 40, 5 ranked', allocated('leximin', 110)),
    await figure(
      'allocate, leximin, teams of 110 to 125, 50 pairs together and 50 apart',
      '5,000 × 40, 5 ranked',
      allocated('leximin', 110, groups),
    ),
    await figure('match', '5,000 × 40, 5 ranked', matched(five)),
    await figure('match', '100,000 × 40, 5 ranked', matched(many)),
    await figure('matchMost', '600 × 100, 5 ranked, all tied', async () => {
      const { profile, bound } = await matchMost(town)
      return `${profile.matched} matched, at most ${bound}; match alone ${match(town).profile.matched}`
    }),
    await figure('breakoutRooms', '60 people, rooms of 5, 6 rounds', async () => {
      const { newPairs, bound } = await breakoutRooms({
        people: people.slice(0, 60),
        size: 5,
        rounds: 6,
        seed: 1,
      })
      return `${newPairs} pairs, at most ${bound}`
    }),
  ]
}
