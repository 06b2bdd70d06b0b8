import type { Entries, Market } from './market.ts'

/** How many each mentor (or organisation) holds, and the worst tier among those: 0 where nobody is held. */
export interface Standing {
  readonly held: Int32Array
  readonly worst: Int32Array
}

/** The standing of every group of mentors; `groupOf(m)` is below 0 for mentors outside all groups. */
export function standing(
  market: Market,
  got: Entries,
  groups: number,
  groupOf: (m: number) => number,
): Standing {
  const held = new Int32Array(groups)
  const worst = new Int32Array(groups)
  for (const e of got) {
    const group = e < 0 ? -1 : groupOf(market.mentor[e]!)
    if (group < 0) continue
    held[group]!++
    worst[group] = Math.max(worst[group]!, market.tier[e]!)
  }
  return { held, worst }
}
