import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count } from './count.ts'
import { approvals, elections } from './testing/elections.ts'
import { naivePhragmen } from './testing/naive.ts'

describe('SPEC 6 Phragmén', () => {
  it('6.1 spreads the cost over those who carry least', () => {
    // a leaves its three with 1 each. Then b would leave 2, c (1 + 1 + 3) / 2 = 2½.
    const election = approvals({ a: 3, b: 2, c: 3 }, 8, 'a c', 'a c', 'a', 'b')
    const { winners, steps } = count(election, { rule: 'phragmen' })
    expect(winners).toEqual(['a', 'b', 'c'])
    expect(steps.map((step) => step.load)).toEqual([1, 2, 2.5])
  })

  it('6.2 ends when one of the least loaded does not fit', () => {
    const election = approvals({ a: 6, b: 5, c: 1 }, 10, 'a', 'b', 'c')
    const outcome = count(election, { rule: 'phragmen' })
    expect(outcome.winners).toEqual(['c', 'b'])
    expect(outcome.losses).toEqual([{ project: 'a', reason: 'does-not-fit', left: 4, missing: 2 }])
    expect(count(approvals({ a: 6, b: 6 }, 10, 'a', 'b'), { rule: 'phragmen' }).winners).toEqual(['a'])
    expect(count(approvals({ a: 6, b: 11 }, 10, 'a', 'b'), { rule: 'phragmen' }).winners).toEqual(['a'])
  })

  it('6.3 brings in what nobody names last', () => {
    const election = approvals({ a: 5, x: 2, y: 2 }, 9, 'a')
    expect(count(election, { rule: 'phragmen' }).winners).toEqual(['a', 'x', 'y'])
    expect(count({ ...election, budget: 6 }, { rule: 'phragmen' }).winners).toEqual(['a'])
  })

  it('6.4 agrees with fractions on small elections full of ties', () => {
    fc.assert(
      fc.property(elections('approval', 12), (election) => {
        const { winners } = count(election, { rule: 'phragmen' })
        expect(winners).toEqual(naivePhragmen(election).map((p) => election.projects[p]!.id))
      }),
      { numRuns: 1500 },
    )
  })
})
