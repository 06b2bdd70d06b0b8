import { commonDivisor } from './ratio.ts'

/**
 * A sequence of fractions in which each builds on those before it (prices, loads): all over one denominator that
 * grows by a factor with each, so that a sum over them is one pass without a common divisor to look for.
 */
export interface Chain {
  /** Link `k` is `numerators[k] / (first · factors[0] · … · factors[k])`. */
  readonly numerators: bigint[]
  readonly factors: bigint[]
  /** first · factors[0] · … : what sums over all links are over. */
  denominator: bigint
}

export function emptyChain(first: bigint): Chain {
  return { numerators: [], factors: [], denominator: first }
}

/** `start / first + Σ coefficients[k] · link k`, over the denominator. Coefficients are whole numbers. */
export function combine(chain: Chain, start: bigint, coefficients: Float64Array): bigint {
  let total = start
  for (let k = 0; k < chain.factors.length; k++) {
    total *= chain.factors[k]!
    const coefficient = coefficients[k]!
    if (coefficient !== 0) total += BigInt(coefficient) * chain.numerators[k]!
  }
  return total
}

/** Adds the link `numerator / (denominator · divisor)`. */
export function append(chain: Chain, numerator: bigint, divisor: number): void {
  const remainder = Number(numerator % BigInt(divisor))
  const shared = commonDivisor(divisor, Math.abs(remainder))
  const factor = BigInt(divisor / shared)
  chain.numerators.push(numerator / BigInt(shared))
  chain.factors.push(factor)
  chain.denominator *= factor
}
