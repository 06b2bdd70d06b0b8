import { FEWEST } from './fewest.ts'

/**
 * Counts that add up to a total which is known, as they may be shown: what is smaller than `FEWEST` becomes null, and with it
 * the smallest of the others, until those left out are at least two that add up to `FEWEST`. Otherwise the total less what is
 * shown would give them away. Nothing is shown where even the total is too small.
 */
export function suppressRow(counts: readonly number[]): readonly (number | null)[] {
  const ascending = counts.map((count, index) => ({ count, index })).toSorted((a, b) => a.count - b.count)
  const out = new Set(ascending.filter(({ count }) => count < FEWEST).map(({ index }) => index))
  const hidden = () => [...out].reduce((sum, index) => sum + counts[index]!, 0)
  for (const { index } of ascending) if (out.size > 0 && (out.size < 2 || hidden() < FEWEST)) out.add(index)
  return counts.map((count, index) => (out.has(index) ? null : count))
}
