/** `numerator / denominator` as the nearest double or the one beside it (relative error at most 2^-52). */
export function ratioToNumber(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0
  const negative = numerator < 0n
  const size = negative ? -numerator : numerator
  // Keep 64 bits of the quotient: the cut is then far below the rounding of a double.
  const shift = bitLength(denominator) - bitLength(size) + 64
  const quotient = shift >= 0 ? (size << BigInt(shift)) / denominator : size / (denominator << BigInt(-shift))
  const value = Number(quotient) * 2 ** -shift
  return negative ? -value : value
}

function bitLength(value: bigint): number {
  const hex = value.toString(16)
  return (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0]!, 16)))
}

/** Greatest common divisor of two whole numbers below 2^53. */
export function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y > 0) [x, y] = [y, x % y]
  return x
}
