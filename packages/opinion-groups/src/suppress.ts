/**
 * Counts as they may be shown: those from 1 to `least` − 1 become null; and since a single null could be worked out from
 * the total, the smallest other count that is not 0 goes with it, or, where there is none, the zeros too.
 */
export function suppressSmall(counts: readonly number[], least: number): (number | null)[] {
  const small = counts.map((count) => count > 0 && count < least)
  if (small.filter(Boolean).length === 1) {
    const others = counts.filter((count, i) => count > 0 && !small[i])
    if (others.length === 0) return counts.map(() => null)
    const companion = counts.findIndex((count, i) => !small[i] && count === Math.min(...others))
    small[companion] = true
  }
  return counts.map((count, i) => (small[i] ? null : count))
}
