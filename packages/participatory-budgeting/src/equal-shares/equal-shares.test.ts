import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count } from '../count.ts'
import { makeElection } from '../make-election.ts'
import type { EqualSharesRule, Rule } from '../rule.ts'
import { approvals, elections, shuffled } from '../testing/elections.ts'
import { naiveAdd1, naiveEqualShares } from '../testing/naive.ts'
import type { Election } from '../types.ts'

const byCost: EqualSharesRule = { rule: 'equal-shares', utility: 'cost' }
const winners = (election: Election, rule: Rule) => count(election, rule).winners
const named = (election: Election, projects: readonly number[]) =>
  projects.map((p) => election.projects[p]!.id)

describe('SPEC 4.1, 4.2 Equal Shares by hand', () => {
  it('gives each side of the town its part of the money, where greedy gives all to the larger', () => {
    const costs = { n1: 30, n2: 30, n3: 30, s1: 30, s2: 30 }
    const election = approvals(costs, 90, 'n1 n2 n3', 'n1 n2 n3', 'n1 n2 n3', 'n1 n2 n3', 's1 s2', 's1 s2')
    expect(winners(election, { rule: 'greedy', by: 'votes' })).toEqual(['n1', 'n2', 'n3'])
    expect(winners(election, byCost)).toEqual(['n1', 'n2', 's1'])
  })

  it('splits a cost as equally as the supporters can: who has less gives all they have', () => {
    // 30 each. a: three pay 10. b (70): v0 and v1 have 20 left, v3 has 30: all of it, and it is exactly enough.
    const election = approvals({ a: 30, b: 70 }, 120, 'a b', 'a b', 'a', 'b')
    const outcome = count(election, byCost)
    expect(outcome.winners).toEqual(['a', 'b'])
    expect(outcome.steps[0]).toMatchObject({ payment: 10, effectiveVotes: 3, money: 90 })
    expect(outcome.steps[1]!.money).toBeCloseTo(70, 6)
    expect(outcome.steps[1]!.payment).toBeCloseTo(30, 6)
    expect(winners(approvals({ a: 30, b: 71 }, 120, 'a b', 'a b', 'a', 'b'), byCost)).toEqual(['a'])
  })

  it('counts empty ballots: their share of the money is nobody’s to spend', () => {
    expect(winners(approvals({ a: 10 }, 10, 'a', ''), byCost)).toEqual([])
    expect(winners(approvals({ a: 10 }, 10, 'a'), byCost)).toEqual(['a'])
  })

  it('decides thirds exactly: 1/3 + 1/3 + 1/3 is the whole cost', () => {
    expect(winners(approvals({ a: 1 }, 1, 'a', 'a', 'a'), byCost)).toEqual(['a'])
    expect(winners(approvals({ a: 7, b: 3 }, 10, 'a b', 'a b', 'a b'), byCost)).toEqual(['b', 'a'])
  })
})

describe('SPEC 4.3 to 4.5 worth', () => {
  it('prefers what is worth more for the money: cardinality likes cheap projects, cost does not', () => {
    // 20 each. dear costs three of them 12, cheap costs two of them 5: by cost 3 votes against 2, by number 12 against 5.
    const election = approvals({ cheap: 10, dear: 36 }, 60, 'cheap dear', 'cheap dear', 'dear')
    expect(winners(election, byCost)).toEqual(['dear', 'cheap'])
    expect(winners(election, { ...byCost, utility: 'cardinality' })).toEqual(['cheap', 'dear'])
  })

  it('by score a project without points has no supporter, by cost it has', () => {
    const election = makeElection({
      budget: 10,
      voteType: 'cumulative',
      projects: [{ id: 'a', cost: 10 }],
      ballots: [{ voter: 'v', vote: ['a'], points: [0] }],
    })
    expect(winners(election, byCost)).toEqual(['a'])
    expect(winners(election, { ...byCost, utility: 'score' })).toEqual([])
  })

  it('funds what costs nothing and somebody wants, except by cost', () => {
    const election = approvals({ gift: 0, unwanted: 0 }, 10, 'gift')
    expect(winners(election, { ...byCost, utility: 'cardinality' })).toEqual(['gift'])
    expect(count(election, byCost).losses).toEqual([
      { project: 'gift', reason: 'costs-nothing' },
      { project: 'unwanted', reason: 'unsupported' },
    ])
  })
})

describe('SPEC 4.6 exact outcomes', () => {
  for (const utility of ['cost', 'cardinality', 'score'] as const) {
    it(`agrees with fractions on small elections full of ties, by ${utility}`, () => {
      const kinds = elections(utility === 'score' ? 'cumulative' : 'approval')
      fc.assert(
        fc.property(kinds, (election) => {
          fc.pre(election.ballots.size > 0)
          const share = { n: BigInt(election.budget), d: BigInt(election.ballots.size) }
          const bought = count(election, { rule: 'equal-shares', utility }).steps.filter(
            (step) => step.stage !== 'free',
          )
          expect(bought.map((step) => step.project)).toEqual(
            named(election, naiveEqualShares(election, utility, share)),
          )
        }),
        { numRuns: 1500 },
      )
    })
  }

  it('agrees with fractions on long elections, where errors add up', () => {
    const many = fc.record({
      costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 15, maxLength: 15 }),
      votes: fc.array(fc.uniqueArray(fc.nat(14), { maxLength: 15 }), { minLength: 40, maxLength: 40 }),
    })
    fc.assert(
      fc.property(many, ({ costs, votes }) => {
        const projects = costs.map((cost, i) => ({ id: `p${String(i).padStart(2, '0')}`, cost }))
        const ballots = votes.map((vote, v) => ({ voter: `v${v}`, vote: vote.map((p) => projects[p]!.id) }))
        const election = makeElection({ budget: 200, projects, ballots })
        const share = { n: 200n, d: 40n }
        expect(winners(election, byCost)).toEqual(named(election, naiveEqualShares(election, 'cost', share)))
      }),
      { numRuns: 150 },
    )
  })

  it('is the same to the last bit, explanations too, whatever the order of rows (SPEC 1.5)', () => {
    const pair = elections('cumulative').chain((election) =>
      shuffled(election).map((other) => [election, other] as const),
    )
    const rule: Rule = { rule: 'equal-shares', utility: 'score', completion: 'add1', fill: 'votes' }
    fc.assert(
      fc.property(pair, ([election, other]) => {
        expect(count(other, rule)).toEqual(count(election, rule))
      }),
    )
  })
})

describe('SPEC 5 completions', () => {
  for (const utility of ['cost', 'cardinality', 'score'] as const) {
    it(`5.1, 5.5 add1 in jumps is add1 step by step, by ${utility}`, () => {
      fc.assert(
        fc.property(elections(utility === 'score' ? 'cumulative' : 'approval', 400), (election) => {
          fc.pre(election.ballots.size > 0)
          const outcome = count(election, { rule: 'equal-shares', utility, completion: 'add1' })
          const bought = outcome.steps.filter((step) => step.stage !== 'free').map((step) => step.project)
          expect(bought).toEqual(named(election, naiveAdd1(election, utility)))
        }),
        { numRuns: 300 },
      )
    })
  }

  it('5.1 ends when an unsupported project keeps the total above the budget', () => {
    const outcome = count(approvals({ a: 10, b: 5, never: 100 }, 20, 'a', 'b', ''), {
      ...byCost,
      completion: 'add1',
    })
    expect(outcome.winners).toEqual(['b', 'a'])
    expect(outcome.endowing!.ended).toBe('all-funded')
  })

  it('5.1, 5.5 needs no more runs in a currency of small units', () => {
    const euro = approvals({ a: 50, b: 70, c: 90, d: 40 }, 150, 'a b', 'b c', 'c d', 'a d', 'a', 'b')
    const forint = {
      ...euro,
      budget: 60_000,
      projects: euro.projects.map((p) => ({ ...p, cost: p.cost * 400 })),
    }
    const [few, same] = [euro, forint].map((election) => count(election, { ...byCost, completion: 'add1' }))
    expect(same!.endowing!.raises).toBeGreaterThan(300 * few!.endowing!.raises)
    expect(few!.endowing!.raises).toBeGreaterThan(0)
    expect(same!.endowing!.runs).toBeLessThan(25)
  })

  it('5.2 stops at the first outcome to which nothing can be added, or starts at whole units', () => {
    const election = approvals({ a: 6, b: 5, c: 4 }, 10, 'a', 'b', 'c')
    const exhaustive = count(election, { ...byCost, completion: 'add1-exhaustive' })
    expect(exhaustive.endowing).toMatchObject({ ended: 'exhausted' })
    expect(exhaustive.cost).toBeLessThanOrEqual(10)
    const whole = count(election, { ...byCost, completion: 'add1', wholeStart: true })
    expect(whole.endowing!.denominator === '3' && BigInt(whole.endowing!.numerator) % 3n === 0n).toBe(true)
  })

  it('5.3 raises the budget by a step, 1% of it unless told otherwise', () => {
    const election = approvals({ a: 60, b: 60 }, 100, 'a', 'b', 'b')
    const outcome = count(election, { ...byCost, completion: 'budget-increase-exhaustive' })
    expect(outcome.winners).toEqual(['b'])
    expect(outcome.rule).toMatchObject({ step: '1%', exhaustiveOver: 'all' })
    expect(outcome.endowing).toMatchObject({ ended: 'exhausted', raises: 0 })
  })

  it('5.6 fills with what most voters name', () => {
    const election = approvals({ a: 50, b: 40, c: 40 }, 100, 'a b', 'a b', 'c', 'b')
    expect(winners(election, byCost)).toEqual(['b'])
    expect(winners(election, { ...byCost, fill: 'votes' })).toEqual(['b', 'a'])
  })

  it('5.7 compares for every voter, those without any winner too', () => {
    // Equal Shares funds a for two voters; greedy funds b for three, who had nothing.
    const election = approvals({ a: 10, b: 29 }, 30, 'a', 'a', 'b', 'b', 'b', '')
    expect(winners(election, byCost)).toEqual(['a'])
    const compared = count(election, { ...byCost, comparison: 'satisfaction' })
    expect(compared.winners).toEqual(['b'])
    expect(compared.compared).toEqual({ equalShares: 2, greedy: 3, chosen: 'greedy' })
    expect(compared.losses).toEqual([{ project: 'a', reason: 'comparison' }])
  })

  it('never overspends and never ends without reason', () => {
    const rules = fc.constantFrom<EqualSharesRule>(
      { ...byCost, completion: 'add1', fill: 'votes', comparison: 'cost' },
      { ...byCost, utility: 'cardinality', completion: 'add1-exhaustive', fill: 'votes-per-cost' },
      { ...byCost, completion: 'budget-increase', comparison: 'exclusion-ratio' },
      { ...byCost, completion: 'budget-increase-exhaustive', step: '0.5' },
    )
    fc.assert(
      fc.property(elections('approval', 2000), rules, (election, rule) => {
        const outcome = count(election, rule)
        expect(outcome.cost).toBeLessThanOrEqual(election.budget)
        expect(outcome.winners.length + outcome.losses.length).toBe(election.projects.length)
      }),
      { numRuns: 300 },
    )
  })
})
