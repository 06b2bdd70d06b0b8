import type { Lottery } from '../lottery.ts'

/**
 * How often each panel of a lottery occurs among `total` equally likely ones, so that everybody's chance stays as near as
 * whole numbers allow: whole parts first, then one panel at a time, then exchanges while they help. Nearness counts in
 * proportion to a chance, so small chances are kept best.
 */
export function repeats(lottery: Lottery, total: number): number[] {
  const { panels, instance } = lottery
  const sizes = instance.types.map(({ people }) => people.length)
  const wanted = sizes.map(
    (_, t) => panels.reduce((sum, { counts, chance }) => sum + counts[t]! * chance, 0) * total,
  )
  const weight = wanted.map((want) => (want > 1e-9 ? 1 / want : 0))
  const sparse = panels.map(({ counts }) => counts.flatMap((count, t) => (count > 0 ? [t, count] : [])))
  const times = panels.map(({ chance }) => Math.floor(chance * total + 1e-9))
  const miss = wanted.map(
    (want, t) => panels.reduce((sum, { counts }, at) => sum + counts[t]! * times[at]!, 0) - want,
  )
  /** How much worse the misses get when panel `at` occurs `by` more times. */
  const change = (at: number, by: number) => {
    const entries = sparse[at]!
    let sum = 0
    for (let k = 0; k < entries.length; k += 2) {
      const t = entries[k]!
      const count = entries[k + 1]! * by
      sum += weight[t]! * count * (2 * miss[t]! + count)
    }
    return sum
  }
  const apply = (at: number, by: number) => {
    times[at]! += by
    const entries = sparse[at]!
    for (let k = 0; k < entries.length; k += 2) miss[entries[k]!]! += entries[k + 1]! * by
  }
  const cheapest = (by: number, allowed: (at: number) => boolean) => {
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < panels.length; at++) {
      if (!allowed(at)) continue
      const cost = change(at, by)
      if (cost < least) {
        least = cost
        best = at
      }
    }
    return { best, least }
  }
  let made = times.reduce((sum, count) => sum + count, 0)
  for (; made < total; made++) apply(cheapest(1, () => true).best, 1)
  for (let pass = 0; pass < 4 * panels.length; pass++) {
    let improved = false
    for (let out = 0; out < panels.length; out++) {
      if (times[out] === 0) continue
      const gain = change(out, -1)
      apply(out, -1)
      const { best, least } = cheapest(1, (at) => at !== out)
      if (best >= 0 && gain + least < -1e-9) {
        apply(best, 1)
        improved = true
      } else apply(out, 1)
    }
    if (!improved) break
  }
  return times
}
