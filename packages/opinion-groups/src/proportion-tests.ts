/** One-sided, 90%: the z beyond which Polis calls a share more than chance. */
export const Z_90 = 1.2816
const Z_NUMERATOR = 801n
const Z_DENOMINATOR = 625n

/** Share with one vote added to either side, (n + 1) ÷ (S + 2): defined, and cautious, for few votes. */
export const share = (n: number, of: number): number => (n + 1) / (of + 2)

/** z of a share against one half, one success and one trial added: 2√(S + 1)·((n + 1) ÷ (S + 1) − ½). */
export const shareZ = (n: number, of: number): number => 2 * Math.sqrt(of + 1) * ((n + 1) / (of + 1) - 0.5)

/** z of the difference of two shares, one added to all four counts; 0 where everybody everywhere says yes. */
export function differenceZ(n: number, of: number, otherN: number, otherOf: number): number {
  const [a, m, b, o] = [n + 1, of + 1, otherN + 1, otherOf + 1]
  if (a + b === m + o) return 0
  const pooled = (a + b) / (m + o)
  return (a / m - b / o) / Math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / o))
}

/** Within this of the threshold the float is not trusted and the comparison is made again in whole numbers. */
const DOUBTFUL = 1e-9

/** Whether {@link shareZ} exceeds 1.2816, exactly: (2(n + 1) − (S + 1))² > 1.2816²·(S + 1). */
export function shareIsClear(n: number, of: number): boolean {
  const z = shareZ(n, of)
  if (Math.abs(z - Z_90) > DOUBTFUL) return z > Z_90
  const ahead = BigInt(2 * (n + 1) - (of + 1))
  return (ahead * Z_DENOMINATOR) ** 2n > Z_NUMERATOR ** 2n * BigInt(of + 1)
}

/**
 * Whether {@link differenceZ} exceeds 1.2816, exactly. With a of m and b of o, s = a + b and t = m + o:
 * z² = (a·o − b·m)²·t ÷ (s·(t − s)·m·o).
 */
export function differenceIsClear(n: number, of: number, otherN: number, otherOf: number): boolean {
  const z = differenceZ(n, of, otherN, otherOf)
  if (Math.abs(z - Z_90) > DOUBTFUL) return z > Z_90
  const [a, m, b, o] = [n + 1, of + 1, otherN + 1, otherOf + 1].map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  const s = a + b
  const t = m + o
  return (a * o - b * m) ** 2n * t * Z_DENOMINATOR ** 2n > Z_NUMERATOR ** 2n * s * (t - s) * m * o
}
