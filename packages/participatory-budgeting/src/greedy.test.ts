import { describe, expect, it } from 'vitest'
import { count } from './count.ts'
import { CountError } from './error.ts'
import { makeElection } from './make-election.ts'
import { readPabulib } from './pabulib/read.ts'
import type { GreedyRule } from './rule.ts'
import { approvals } from './testing/elections.ts'

const byVotes: GreedyRule = { rule: 'greedy', by: 'votes' }
const town = approvals({ a: 60, b: 50, c: 40, d: 10 }, 100, 'a b', 'a b', 'a b c', 'a c', 'd', '')

describe('SPEC 3 greedy', () => {
  it('3.1, 3.2 skips what does not fit and goes on', () => {
    const { winners, losses } = count(town, byVotes)
    expect(winners).toEqual(['a', 'c'])
    expect(losses).toEqual([
      { project: 'b', reason: 'does-not-fit', left: 40, missing: 10 },
      { project: 'd', reason: 'does-not-fit', left: 0, missing: 10 },
    ])
  })

  it('3.2 or ends there', () => {
    const outcome = count(town, { ...byVotes, unaffordable: 'stop' })
    expect(outcome.winners).toEqual(['a'])
    expect(outcome.losses.map(({ reason }) => reason)).toEqual([
      'does-not-fit',
      'ended-before',
      'ended-before',
    ])
  })

  it('3.2 funds the last one when the stated share of it is left', () => {
    const rule: GreedyRule = { ...byVotes, unaffordable: 'stop', lastShare: 80 }
    expect(count(town, rule).winners).toEqual(['a', 'b'])
    expect(count(town, rule).cost).toBe(110)
    expect(count(town, { ...rule, lastShare: 81 }).winners).toEqual(['a'])
  })

  it('3.1, 3.4 ranks by votes for each unit of cost, exactly', () => {
    expect(count(town, { rule: 'greedy', by: 'votes-per-cost' }).winners).toEqual(['d', 'a'])
    const large = 3_002_399_751_580_331
    const thirds = approvals({ a: large, b: large - 1 }, large, 'a b')
    expect(count(thirds, { rule: 'greedy', by: 'votes-per-cost' }).winners).toEqual(['b'])
  })

  it('3.4 ranks points with digits after the point exactly too', () => {
    // 0.3 for 3 and 0.7 for 7 are level; as doubles they are not.
    const file =
      'META\nkey;value\nbudget;7\nvote_type;scoring\nPROJECTS\nproject_id;cost\na;7\nb;3\nVOTES\nvoter_id;vote;points\n1;a,b;0.7,0.3\n'
    const outcome = count(readPabulib(file), { rule: 'greedy', by: 'score-per-cost', tie: ['name'] })
    expect(outcome.winners).toEqual(['a'])
  })

  it('refuses points that cannot be added exactly', () => {
    const election = makeElection({
      budget: 1,
      voteType: 'scoring',
      projects: [{ id: 'a', cost: 1 }],
      ballots: ['1', '2'].map((voter) => ({ voter, vote: ['a'], points: [Number.MAX_SAFE_INTEGER] })),
    })
    expect(() => count(election, byVotes)).toThrow(CountError)
  })

  it('3.3 funds what nobody names last, unless there is a threshold', () => {
    const election = approvals({ a: 60, none: 10 }, 100, 'a')
    expect(count(election, byVotes).winners).toEqual(['a', 'none'])
    const outcome = count(election, { ...byVotes, threshold: 1 })
    expect(outcome.losses).toEqual([{ project: 'none', reason: 'below-threshold' }])
  })

  it('3.5 gives points by place where an ordinal vote has none', () => {
    const election = makeElection({
      budget: 10,
      voteType: 'ordinal',
      projects: ['a', 'b', 'c'].map((id) => ({ id, cost: 10 })),
      ballots: [
        { voter: '1', vote: ['a', 'b', 'c'] },
        { voter: '2', vote: ['b', 'a'] },
        { voter: '3', vote: ['b'] },
      ],
    })
    expect(count(election, { rule: 'greedy', by: 'score' }).winners).toEqual(['b'])
    expect(count(election, { rule: 'greedy', by: 'score', withdrawn: ['b'] }).winners).toEqual(['a'])
  })

  it('7.2 breaks ties by cost, then votes, then the lot, then the id', () => {
    const level = approvals({ '2': 10, '10': 10, '1': 11 }, 11, '1 2 10', '1 2 10')
    expect(count(level, byVotes).winners).toEqual(['10'])
    expect(count(level, { ...byVotes, lot: ['2', '10'] }).winners).toEqual(['2'])
    expect(count(level, { ...byVotes, tie: ['highest-cost'] }).winners).toEqual(['1'])
    expect(count(level, { ...byVotes, tie: ['name'] }).winners).toEqual(['1'])
    expect(count(level, { ...byVotes, lot: ['1'] }).winners).toEqual(['10'])
  })

  it('7.4 takes withdrawn projects out and says so', () => {
    expect(count(town, { ...byVotes, withdrawn: ['a'] }).winners).toEqual(['b', 'c', 'd'])
    expect(count(town, { ...byVotes, withdrawn: ['a'] }).losses).toEqual([
      { project: 'a', reason: 'withdrawn' },
    ])
  })

  it('counts what the organiser published, when the rule says so', () => {
    const election = makeElection({
      budget: 10,
      projects: [
        { id: 'a', cost: 10, votes: 1 },
        { id: 'b', cost: 10, votes: 2 },
      ],
      ballots: [{ voter: 'v', vote: ['a'] }],
    })
    expect(count(election, byVotes).winners).toEqual(['a'])
    expect(count(election, { ...byVotes, totals: 'published' }).winners).toEqual(['b'])
  })
})
