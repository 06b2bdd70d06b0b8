import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, countJob } from './count.ts'
import { drawLot } from './draw-lot.ts'
import { CountError } from './error.ts'
import { explain } from './explain.ts'
import { whatWouldHaveWon } from './loss.ts'
import { makeElection } from './make-election.ts'
import type { Rule } from './rule.ts'
import { approvals, elections, shuffled } from './testing/elections.ts'
import type { Election } from './types.ts'
import { ballotsDigest, publish, verify } from './verify.ts'

const byCost: Rule = { rule: 'equal-shares', utility: 'cost' }
const town = approvals({ a: 30, b: 71, c: 60 }, 120, 'a b', 'a b', 'a', 'b c')

describe('SPEC 8.1, 8.2 why', () => {
  it('says what the supporters of a loser had, purchase by purchase', () => {
    const { projects } = explain(town, count(town, byCost))
    const b = projects.find(({ project }) => project === 'b')!
    expect(b.loss).toMatchObject({ reason: 'too-little-money', after: 1 })
    expect(b.standings.map(({ bought }) => bought)).toEqual(['a', null])
    expect(b.standings[0]).toMatchObject({ effectiveVotes: 3 })
    expect(b.standings[0]!.money).toBeCloseTo(90, 6)
    expect(b.standings[1]).toMatchObject({ effectiveVotes: 0 })
    expect(b.standings[1]!.money).toBeCloseTo(70, 6)
    expect(projects.find(({ project }) => project === 'a')!.step).toMatchObject({ payment: 10, left: 90 })
  })

  it('agrees with the outcome on every small election', () => {
    fc.assert(
      fc.property(elections(), (election) => {
        const outcome = count(election, { ...byCost, completion: 'add1' } as Rule)
        const { projects } = explain(election, outcome)
        expect(projects.filter(({ won }) => won).map(({ project }) => project)).toEqual(
          [...outcome.winners].sort(),
        )
        for (const story of projects) expect(story.won).toBe(story.loss === undefined)
      }),
    )
  })
})

describe('SPEC 8.3, 8.4 what would have won', () => {
  const cheaper = (election: Election, id: string, cost: number): Election => ({
    ...election,
    projects: election.projects.map((project) => (project.id === id ? { ...project, cost } : project)),
  })

  it('finds the cost and the votes', () => {
    expect(whatWouldHaveWon(town, byCost, 'b')).toEqual({
      project: 'b',
      cheaper: { cost: 70, by: 1 },
      moreVotes: 1,
    })
    const small = approvals({ a: 60, b: 50 }, 100, 'a', 'a', 'b')
    const greedy: Rule = { rule: 'greedy', by: 'votes' }
    expect(whatWouldHaveWon(small, greedy, 'b')).toEqual({
      project: 'b',
      cheaper: { cost: 40, by: 10 },
      moreVotes: 1,
    })
    expect(whatWouldHaveWon(small, { ...greedy, withdrawn: ['b'] }, 'b')).toEqual({
      project: 'b',
      cheaper: null,
      moreVotes: null,
    })
  })

  it('is counted: there it wins, and one unit more it does not', () => {
    const rules = fc.constantFrom<Rule>(byCost, { rule: 'phragmen' }, {
      ...byCost,
      completion: 'add1',
    } as Rule)
    fc.assert(
      fc.property(elections(), rules, (election, rule) => {
        const { losses } = count(election, rule)
        for (const { project } of losses.slice(0, 2)) {
          const found = whatWouldHaveWon(election, rule, project).cheaper
          if (!found) continue
          expect(count(cheaper(election, project, found.cost), rule).winners).toContain(project)
          expect(count(cheaper(election, project, found.cost + 1), rule).winners).not.toContain(project)
        }
      }),
    )
  })

  it('says how many points each further voter gives', () => {
    const scored = makeElection({
      budget: 10,
      voteType: 'scoring',
      projects: [
        { id: 'a', cost: 10 },
        { id: 'b', cost: 10 },
      ],
      ballots: [
        { voter: '1', vote: ['a', 'b'], points: [7, 1] },
        { voter: '2', vote: ['a'], points: [7] },
      ],
    })
    expect(whatWouldHaveWon(scored, { rule: 'greedy', by: 'score' }, 'b')).toMatchObject({
      moreVotes: 2,
      points: 7,
    })
  })

  it('has nothing to say about winners and strangers', () => {
    expect(() => whatWouldHaveWon(town, byCost, 'a')).toThrow(CountError)
    expect(() => whatWouldHaveWon(town, byCost, 'z')).toThrow(CountError)
  })
})

describe('SPEC 7.3, 7.5 the record', () => {
  it('verifies, and says what is wrong with a record that does not', () => {
    const record = JSON.parse(JSON.stringify(publish(town, count(town, byCost))))
    expect(verify(town, record)).toEqual({ ok: true, faults: [] })
    expect(verify(town, { ...record, winners: ['a', 'b'] }).faults).toEqual([
      '“b” is in the record and does not win.',
    ])
    expect(verify({ ...town, budget: 121 }, record).faults[0]).toContain('not the ballots')
    expect(() => verify(town, {} as never)).toThrow(CountError)
  })

  it('digests the same in any order of rows, and otherwise when anything that counts differs', () => {
    const pair = elections('cumulative').chain((election) =>
      shuffled(election).map((other) => [election, other] as const),
    )
    fc.assert(
      fc.property(pair, ([election, other]) => {
        expect(ballotsDigest(other)).toBe(ballotsDigest(election))
        expect(ballotsDigest({ ...other, budget: other.budget + 1 })).not.toBe(ballotsDigest(election))
      }),
    )
  })

  it('draws a lot that anybody can draw again', () => {
    // printf 'seed\na' | sha256sum, and so on
    expect(drawLot(['a', 'b', 'c'], 'seed')).toEqual(drawLot(['c', 'a', 'b'], 'seed'))
    const orders = new Set(
      Array.from({ length: 60 }, (_, i) => drawLot(['a', 'b', 'c'], `seed ${i}`).join('')),
    )
    expect(orders.size).toBe(6)
  })
})

describe('SPEC 8.5 a long count', () => {
  const long = approvals({ a: 5000, b: 7000, c: 9000, d: 4000 }, 15_000, 'a b', 'b c', 'c d', 'a d', 'a', 'b')
  const rule: Rule = { rule: 'equal-shares', utility: 'cost', completion: 'add1' }

  it('gives what the short one gives, and reports', async () => {
    const bar: number[] = []
    const outcome = await countJob(long, rule, { onProgress: ({ done }) => bar.push(done) })
    expect(outcome).toEqual(count(long, rule))
    expect(bar.length).toBeGreaterThan(0)
    expect(bar.every((done) => done >= 0 && done <= 1)).toBe(true)
  })

  it('stops when told to', async () => {
    const controller = new AbortController()
    const job = countJob(long, rule, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    })
    await expect(job).rejects.toThrow('enough')
  })
})
