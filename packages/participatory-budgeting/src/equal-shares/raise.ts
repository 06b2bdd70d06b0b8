import type { Endowing } from '../outcome.ts'
import type { EqualSharesRule } from '../rule.ts'
import { type Bench, inRace } from './bench.ts'
import { buyTheSame, glideFrom } from './glide.ts'
import { type Run, runEqualShares, runOn } from './run.ts'
import { stepsOf } from './steps.ts'
import { steadyFor } from './trail.ts'

/** Where a rise stands: for a bar. */
export interface Progress {
  readonly runs: number
  /** Share of the budget that is spent, 0 to 1. */
  readonly done: number
}

export interface Raised {
  readonly run: Run
  readonly raises: number
  readonly runs: number
  readonly ended: Endowing['ended']
}

/**
 * Equal Shares, run again with more for everybody until the completion says stop (SPEC 5). Steps between which no
 * decision can change are jumped over, so the number of runs does not depend on how small a unit the currency has.
 * `free` is what zero-cost winners and earlier stages have settled already.
 */
export function* raiseShares(
  bench: Bench,
  rule: EqualSharesRule,
  free: ReadonlySet<number>,
): Generator<Progress, Raised> {
  const { book } = bench
  const steps = stepsOf(rule, book.election)
  const raising = (rule.completion ?? 'none') !== 'none'
  const contenders = [...book.ids.keys()].filter((p) => inRace(bench, p)).length
  let step = 0
  let runs = 1
  let run = runEqualShares(bench, steps.at(0), raising)
  if (!raising) return { run, raises: 0, runs, ended: 'not-raised' }
  // What people read of the last run is worked out from the beginning, so that it does not depend on the way there.
  const end = (ended: Endowing['ended']): Raised => {
    return { run: runEqualShares(bench, steps.at(step)), raises: step, runs, ended }
  }
  let patience = 0
  for (let failures = 0; ; ) {
    if (run.bought.length === contenders) return end('all-funded')
    if (rule.completion!.endsWith('exhaustive') && nothingFits(bench, rule, run, free))
      return end('exhausted')
    const steady = steadyFor(run.trail)
    if (steady === Number.POSITIVE_INFINITY) return end('steady')
    const next = Math.floor((steady / steps.perVoter) * (1 - 2 ** -40)) + 1
    if (step + next > steps.last) return end('bound')
    // A little more than the rise itself: the doubles that it is computed from are rounded.
    const rise = (count: number) => count * steps.perVoter * (1 + 2 ** -40)
    const glide = patience-- > 0 ? null : glideFrom(bench, run)
    const reach = Math.min(Math.floor(((glide?.reach ?? 0) / steps.perVoter) * 0.9), steps.last - step)
    if (glide && reach > next) {
      const further = runOn(bench, run, steps.at(step + reach), rise(reach), glide)
      runs++
      if (buyTheSame(bench, glide, further)) {
        failures = 0
        step += reach
        run = further
        continue
      }
      patience = 2 ** ++failures
      run = runEqualShares(bench, steps.at(step + next), true)
    } else run = runOn(bench, run, steps.at(step + next), rise(next), null)
    runs++
    if (costOf(bench, run) > book.election.budget) {
      step += next - 1
      return end('overspent')
    }
    step += next
    yield { runs, done: book.election.budget > 0 ? costOf(bench, run) / book.election.budget : 1 }
  }
}

function costOf(bench: Bench, run: Run): number {
  return run.bought.reduce((sum, { project }) => sum + bench.book.cost[project]!, 0)
}

/** Whether none of the projects that are left would fit into what is left of the budget. */
function nothingFits(bench: Bench, rule: EqualSharesRule, run: Run, free: ReadonlySet<number>): boolean {
  const { book } = bench
  const left = book.election.budget - costOf(bench, run)
  const bought = new Set(run.bought.map(({ project }) => project))
  return [...book.ids.keys()].every((p) => {
    if (bought.has(p) || free.has(p) || book.considered[p] === 0) return true
    if (rule.exhaustiveOver === 'supported' && !inRace(bench, p)) return true
    return book.cost[p]! > left
  })
}
