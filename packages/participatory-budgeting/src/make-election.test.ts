import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count } from './count.ts'
import { drawLot } from './draw-lot.ts'
import { CountError } from './error.ts'
import { type ElectionInput, makeElection } from './make-election.ts'
import { writePabulib } from './pabulib/write.ts'
import type { Rule } from './rule.ts'
import { approvals } from './testing/elections.ts'
import { spoilt } from './testing/spoil.ts'
import { publish, verify } from './verify.ts'

const good: ElectionInput = {
  budget: 100,
  projects: [{ id: 'a', cost: 10 }],
  ballots: [{ voter: 'v', vote: ['a'] }],
}

describe('SPEC 1 plain data', () => {
  it.each([
    [{ budget: Number.NaN }, null, 'budget'],
    [{ budget: 1.5 }, null, 'budget'],
    [{ decimals: -1 }, null, 'decimals'],
    [{ projects: [] }, null, 'projects'],
    [{ projects: [{ id: 'a', cost: -1 }] }, 1, 'projects cost'],
    [
      {
        projects: [
          { id: 'a', cost: 1 },
          { id: 'a', cost: 1 },
        ],
      },
      2,
      'projects id',
    ],
    [{ projects: [{ id: 'a,b', cost: 1 }] }, 1, 'projects id'],
    [{ ballots: [{ voter: 'v', vote: ['z'] }] }, 1, 'ballots vote'],
    [{ ballots: [{ voter: 'v', vote: ['a', 'a'] }] }, 1, 'ballots vote'],
    [
      {
        ballots: [
          { voter: 'v', vote: [] },
          { voter: 'v', vote: [] },
        ],
      },
      2,
      'ballots voter',
    ],
    [{ voteType: 'cumulative' as const }, 1, 'ballots points'],
    [{ ballots: [{ voter: 'v', vote: ['a'], points: [-1] }] }, 1, 'ballots points'],
  ])('1.2, 1.3 names what is wrong: %#', (change, row, field) => {
    expect(() => makeElection({ ...good, ...change })).toThrow(CountError)
    expect(() => makeElection({ ...good, ...change })).toThrow(expect.objectContaining({ row, field }))
  })

  it('1.1 throws nothing else for anything of the right outline', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.double(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.constant(undefined),
    )
    const input = fc.record({
      budget: junk,
      decimals: fc.oneof(fc.constant(0), junk),
      voteType: fc.constantFrom('approval', 'cumulative', 'odd'),
      projects: fc.oneof(junk, fc.array(fc.record({ id: junk, cost: fc.oneof(fc.nat(), junk) }))),
      ballots: fc.oneof(junk, fc.array(fc.record({ voter: junk, vote: junk, points: junk }))),
    })
    fc.assert(
      fc.property(input, (spoilt) => {
        try {
          makeElection(spoilt as never)
        } catch (error) {
          expect(error).toBeInstanceOf(CountError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('SPEC 1.1 nothing else is thrown wherever good input is spoilt', () => {
  const onlyCountErrors = (good: unknown, work: (input: never) => unknown) =>
    fc.assert(
      fc.property(spoilt(good), (input) => {
        try {
          work(input as never)
        } catch (error) {
          expect(error).toBeInstanceOf(CountError)
        }
      }),
      { numRuns: 3000 },
    )
  const full: ElectionInput = {
    budget: 100,
    decimals: 2,
    voteType: 'scoring',
    projects: [
      { id: 'a', cost: 10, name: 'A', votes: 2, score: 5, selected: 1, fields: { area: 'north' } },
      { id: 'b', cost: 95 },
    ],
    ballots: [
      { voter: 'v', vote: ['a', 'b'], points: [3, -2], fields: { age: '30' } },
      { voter: 'w', vote: ['b'], points: [1] },
    ],
    meta: { description: 'a town' },
  }
  const election = makeElection(full)
  const rule: Rule = {
    rule: 'equal-shares',
    utility: 'score',
    completion: 'add1',
    step: '1',
    fill: 'votes',
    comparison: 'cost',
    tie: ['lot', 'name'],
    lot: ['a'],
    threshold: 0,
    withdrawn: ['b'],
  }

  it('an election', () =>
    onlyCountErrors(full, (input) => {
      const made = makeElection(input)
      count(made, { rule: 'equal-shares', utility: 'score', completion: 'add1' })
      writePabulib(made)
    }))

  it('a rule', () => onlyCountErrors(rule, (input) => count(election, input)))

  it('a record', () =>
    onlyCountErrors(publish(election, count(election, rule)), (input) => verify(election, input)))

  it('a lot', () => {
    onlyCountErrors(['a', 'b'], (ids) => drawLot(ids, 'dice'))
    onlyCountErrors('dice', (seed) => drawLot(['a', 'b'], seed))
  })
})

describe('SPEC 7.1 rules', () => {
  const election = approvals({ a: 1 }, 1, 'a')

  it.each([
    [{ rule: 'lottery' }, 'rule rule'],
    [{ rule: 'greedy' }, 'rule by'],
    [{ rule: 'greedy', by: 'votes', utility: 'cost' }, 'rule utility'],
    [{ rule: 'equal-shares', utility: 'joy' }, 'rule utility'],
    [{ rule: 'equal-shares', utility: 'borda' }, 'rule utility'],
    [{ rule: 'equal-shares', utility: 'cost', completion: 'add1', step: '0' }, 'rule step'],
    [{ rule: 'equal-shares', utility: 'cost', completion: 'add1', step: 5 }, 'rule step'],
    [{ rule: 'phragmen', tie: ['coin'] }, 'rule tie'],
    [{ rule: 'phragmen', tie: 'name' }, 'rule tie'],
    [{ rule: 'phragmen', lot: ['z'] }, 'rule lot'],
    [{ rule: 'phragmen', lot: ['a', 'a'] }, 'rule lot'],
    [{ rule: 'phragmen', threshold: Number.NaN }, 'rule threshold'],
    [{ rule: 'greedy', by: 'votes', lastShare: 80.5 }, 'rule lastShare'],
    [null, 'rule rule'],
  ])('refuses what no rule can be: %#', (rule, field) => {
    expect(() => count(election, rule as Rule)).toThrow(CountError)
    expect(() => count(election, rule as Rule)).toThrow(expect.objectContaining({ field }))
  })

  it('writes every default out, and that document is a rule again', () => {
    const { rule } = count(election, { rule: 'equal-shares', utility: 'cost', completion: 'add1-exhaustive' })
    expect(rule).toEqual({
      rule: 'equal-shares',
      utility: 'cost',
      completion: 'add1-exhaustive',
      step: '1',
      wholeStart: false,
      exhaustiveOver: 'supported',
      fill: 'none',
      comparison: 'none',
      tie: ['lowest-cost', 'most-votes', 'lot'],
      lot: [],
      threshold: 0,
      withdrawn: [],
    })
    expect(count(election, JSON.parse(JSON.stringify(rule))).rule).toEqual(rule)
  })
})
