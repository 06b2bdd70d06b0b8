/**
 * e to the power of −x for x ≥ 0, to about three digits, from multiplications only: those give the same bits on every
 * machine, which `Math.exp` does not promise.
 */
export function decay(x: number): number {
  if (x >= 32) return 0
  let power = 1 - x / 1024
  for (let i = 0; i < 10; i++) power *= power
  return power
}
