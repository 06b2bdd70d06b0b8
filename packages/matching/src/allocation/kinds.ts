import type { Objective } from './input.ts'
import type { Menu } from './menu.ts'
import { objectiveParts } from './objective-parts.ts'

/** Groups of such sizes that costs would have to be larger are left as they are. */
const LARGEST_SCALE = 5040

/** What each entry of a menu costs. */
export interface Kinds {
  /** Costs are so many times those of the objective, so that they are whole numbers. */
  readonly scale: number
  /** The cost of each kind, to be compared in the order of the dictionary. */
  readonly parts: readonly (readonly number[])[]
  /** The kind of each entry. */
  readonly kind: Int32Array
  /** One person's entries are all of kinds `start` to `start + size - 1`, by kind. */
  readonly start: Int32Array
  readonly size: Int32Array
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

/**
 * People of one class share a kind for each rank. Those of a `together` group share one for each option: the mean of what
 * it costs each of them. Wherever all of them go, the sum is the same as their own costs; but a flow that takes them apart
 * gains nothing from sending each to what suits that one best, and so it bounds what they can have together far better.
 */
export function kindsOf(menu: Menu, objective: Objective): Kinds {
  const { classOf, worstRank, start: first, option, rank, together } = menu
  const ranks = worstRank + 1
  const own = objectiveParts(menu, objective)
  let scale = 1
  const tied = together.filter(({ length }) => {
    const common = (scale * length) / divisor(scale, length)
    if (common <= LARGEST_SCALE) scale = common
    return common <= LARGEST_SCALE
  })
  const parts = own.map((cost) => cost.map((part) => part * scale))
  const kind = new Int32Array(rank.length)
  classOf.forEach((k, p) => {
    for (let e = first[p]!; e < first[p + 1]!; e++) kind[e] = k * ranks + rank[e]!
  })
  const start = Array.from(parts, (_, at) => at - (at % ranks))
  const size = Array.from(parts, () => ranks)
  for (const group of tied) {
    const base = parts.length
    const entries = group.map((p) =>
      Array.from({ length: first[p + 1]! - first[p]! }, (_, i) => first[p]! + i).sort(
        (a, b) => option[a]! - option[b]!,
      ),
    )
    entries[0]!.forEach((_, i) => {
      const costs = entries.map((list) => own[kind[list[i]!]!]!)
      parts.push(
        costs[0]!.map((_part, j) => costs.reduce((sum, c) => sum + c[j]!, 0) * (scale / group.length)),
      )
      start.push(base)
      size.push(entries[0]!.length)
    })
    for (const list of entries) {
      list.forEach((e, i) => {
        kind[e] = base + i
      })
    }
  }
  return { scale, parts, kind, start: Int32Array.from(start), size: Int32Array.from(size) }
}
