import type { Lattice } from '../search/lattice.ts'

/**
 * Why nobody could have promised everybody more: whole-number prices for the rows. Whoever adds up any panel at these
 * prices gets at most `numerator`, and the prices of all people together are `denominator`, so the lowest chance is at most
 * numerator / denominator. Checked by additions alone ({@link boundOf}).
 */
export interface Certificate {
  readonly prices: readonly number[]
  readonly numerator: string
  readonly denominator: string
}

const LARGEST = 2 ** 40

/** Turns the prices of a linear program into whole numbers; small ones where that loses nothing. */
export function certify(space: Lattice, prices: ArrayLike<number>): Certificate | undefined {
  const sizes = Array.from(prices, Math.abs).filter((price) => price > 1e-11)
  if (sizes.length === 0) return undefined
  const least = Math.min(...sizes)
  const most = Math.max(...sizes)
  let scale = LARGEST / most
  for (let times = 1; times <= 2000; times++)
    if (
      Array.from(prices).every(
        (price) => Math.abs((price / least) * times - Math.round((price / least) * times)) < 1e-7 * times,
      )
    ) {
      scale = times / least
      break
    }
  const whole = Array.from(prices, (price) => Math.round(price * scale) || 0)
  const { numerator, denominator } = boundOf(space, whole)
  return denominator > 0n
    ? { prices: whole, numerator: String(numerator), denominator: String(denominator) }
    : undefined
}

/**
 * The upper bound on the lowest chance that whole-number row prices prove, exactly: a person is priced at the sum of their
 * rows (not below 0), and a panel of n people of each type is worth at most what its rows allow.
 */
export function boundOf(
  space: Lattice,
  prices: readonly number[],
): { numerator: bigint; denominator: bigint } {
  let numerator = 0n
  let denominator = 0n
  prices.forEach((price, row) => {
    numerator += BigInt(price) * BigInt(price > 0 ? space.upper[row]! : space.lower[row]!)
  })
  for (let t = 0; t < space.types; t++) {
    let sum = 0n
    for (let at = space.start[t]!; at < space.start[t + 1]!; at++) sum += BigInt(prices[space.rowsOf[at]!]!)
    if (sum > 0n) denominator += sum * BigInt(space.counts[t]!)
    else numerator += -sum * BigInt(space.counts[t]!)
  }
  return { numerator, denominator }
}
