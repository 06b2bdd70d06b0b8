import { parseDecimal } from '../decimal.ts'
import type { EqualSharesRule } from '../rule.ts'
import type { Election } from '../types.ts'
import type { Endowment } from './purse.ts'

/** The endowments that a completion tries, one after the other. */
export interface Steps {
  at(step: number): Endowment
  /** How much each voter gets more with each step, in minor units, for people and for jumps (never for decisions). */
  readonly perVoter: number
  /** The last step that may be tried. */
  readonly last: number
}

/**
 * Step `k` of add1 gives each voter `budget / n + k · step`; of a budget increase, `(budget + k · step) / n`, up to
 * the reference's bound of `(n + 1) · budget` in all.
 */
export function stepsOf(rule: EqualSharesRule, election: Election): Steps {
  const { budget, decimals, ballots } = election
  const voters = BigInt(ballots.size)
  const { numerator: step, denominator: part } = stepSize(rule.step ?? '1', budget, decimals)
  const byBudget = rule.completion?.startsWith('budget') === true
  const start = rule.wholeStart
    ? wholeShares(BigInt(budget), voters, 10n ** BigInt(decimals))
    : BigInt(budget)
  const each = byBudget ? step : step * voters
  const bound = byBudget ? (BigInt(budget) * voters * part) / step : BigInt(Number.MAX_SAFE_INTEGER)
  return {
    at: (k) => ({ numerator: start * part + BigInt(k) * each, denominator: voters * part }),
    perVoter: Number(each) / Number(voters * part),
    last: Number(bound < Number.MAX_SAFE_INTEGER ? bound : BigInt(Number.MAX_SAFE_INTEGER)),
  }
}

function wholeShares(budget: bigint, voters: bigint, unit: bigint): bigint {
  return (budget / (voters * unit)) * unit * voters
}

/** A step in minor units as a fraction: `1%` is of the budget, anything else an amount of the currency. */
function stepSize(
  step: string,
  budget: number,
  decimals: number,
): { numerator: bigint; denominator: bigint } {
  const { mantissa, digits } = parseDecimal(step.replace(/%$/, ''))!
  if (step.endsWith('%')) {
    // A percentage of nothing would never end; a step of one minor unit does.
    if (budget === 0) return { numerator: 1n, denominator: 1n }
    return { numerator: BigInt(mantissa) * BigInt(budget), denominator: 100n * 10n ** BigInt(digits) }
  }
  const shift = decimals - digits
  const amount = BigInt(mantissa)
  return shift >= 0
    ? { numerator: amount * 10n ** BigInt(shift), denominator: 1n }
    : { numerator: amount, denominator: 10n ** BigInt(-shift) }
}
