import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count } from '../count.ts'
import { openBook } from '../open-book.ts'
import type { EqualSharesRule } from '../rule.ts'
import { supportOf } from '../support.ts'
import { elections } from '../testing/elections.ts'
import type { Election } from '../types.ts'
import { workbench } from './bench.ts'
import { runEqualShares } from './run.ts'
import { stepsOf } from './steps.ts'

/** Every single step, each run from the beginning. `null`: too many to wait for. */
function stepByStep(election: Election, rule: EqualSharesRule, most: number): string[] | null {
  const book = openBook(election, rule)
  const bench = workbench(book, supportOf(book, rule.utility), rule.utility === 'cost')
  const steps = stepsOf(rule, election)
  const buy = (step: number) => runEqualShares(bench, steps.at(step)).bought.map(({ project }) => project)
  const supported = book.ids.filter(
    (_, p) => book.cost[p]! > 0 && bench.support.starts[p + 1]! > bench.support.starts[p]!,
  )
  let won = buy(0)
  for (let step = 1; won.length < supported.length && step <= steps.last; step++) {
    if (step > most) return null
    const next = buy(step)
    if (next.reduce((sum, p) => sum + book.cost[p]!, 0) > election.budget) break
    won = next
  }
  return won.map((p) => book.ids[p]!)
}

describe('SPEC 5.5 jumps', () => {
  for (const utility of ['cost', 'cardinality', 'score'] as const) {
    it(`give what every step gives, with thousands of steps, by ${utility}`, () => {
      const rule: EqualSharesRule = { rule: 'equal-shares', utility, completion: 'add1' }
      let jumped = 0
      fc.assert(
        fc.property(elections(utility === 'score' ? 'cumulative' : 'approval', 3000), (election) => {
          fc.pre(election.ballots.size > 1)
          const wanted = stepByStep(election, rule, 4000)
          if (!wanted) return
          const { steps, endowing } = count(election, rule)
          jumped += endowing!.raises - endowing!.runs
          expect(steps.filter(({ stage }) => stage !== 'free').map(({ project }) => project)).toEqual(wanted)
        }),
        { numRuns: 150 },
      )
      expect(jumped).toBeGreaterThan(1000)
    })
  }

  it('give what every step of a budget increase gives', () => {
    const rule: EqualSharesRule = {
      rule: 'equal-shares',
      utility: 'cost',
      completion: 'budget-increase',
      step: '0.7',
    }
    fc.assert(
      fc.property(elections('approval', 900), (election) => {
        fc.pre(election.ballots.size > 1)
        const wanted = stepByStep(election, rule, 4000)
        if (wanted) expect(count(election, rule).winners).toEqual(wanted)
      }),
      { numRuns: 100 },
    )
  })
})
