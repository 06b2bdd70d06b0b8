import type { Objective } from './input.ts'
import type { Menu } from './menu.ts'

/**
 * The objective as costs. Being at rank r in class k is *kind* `k · (worstRank + 1) + r` (r = 0: unplaced). Costs compare
 * in the order of the dictionary; each kind's cost is a few small integers (`parts`), and the same packed into `limbs`
 * float64 numbers that still compare in that order after any sum the shortest-path search can make.
 */
export interface Costs {
  readonly kinds: number
  readonly parts: readonly (readonly number[])[]
  readonly limbs: number
  /** `packed[kind * limbs + i]` */
  readonly packed: Float64Array
  /** Total cost of so many people of each kind, as parts. */
  readonly total: (counts: ArrayLike<number>) => number[]
}

/** What one rank costs under an objective: the first number decides, the next breaks ties, and so on. */
function partsOf(objective: Objective, rank: number, worst: number): number[] {
  const at = (r: number) => (rank === r ? 1 : 0)
  const fromWorst = Array.from({ length: Math.max(0, worst - 1) }, (_, i) => at(worst - i))
  if (objective === 'leximin') return [at(0), ...fromWorst]
  if (objective === 'least-total-rank') return [at(0), rank, ...fromWorst.slice(0, -1)]
  return Array.from({ length: worst }, (_, i) => -at(i + 1))
}

/** Makes the costs of a menu. `nodes` bounds the length of a simple path in the flow network. */
export function costsOf(menu: Menu, objective: Objective): Costs {
  const { classes, worstRank } = menu
  const perClass = partsOf(objective, 0, worstRank).length
  const kinds = classes * (worstRank + 1)
  const parts = Array.from({ length: kinds }, (_, kind) => {
    const own = partsOf(objective, kind % (worstRank + 1), worstRank)
    const k = Math.floor(kind / (worstRank + 1))
    return Array.from({ length: classes * perClass }, (_, i) =>
      Math.floor(i / perClass) === k ? own[i % perClass]! : 0,
    )
  })
  // A label is a path's cost less two prices, and a price is bounded by a path's cost: three paths, each of at most
  // options + 2 arcs, each arc the difference of two costs. Eight times that leaves room to spare.
  const arcs = 8 * (menu.optionIds.length + 3)
  const groups: number[][] = [[]]
  let room = 2 ** 52
  const base = Array.from({ length: classes * perClass }, (_, i) => {
    const largest = Math.max(1, ...parts.map((own) => Math.abs(own[i]!)))
    return 2 * arcs * largest + 1
  })
  base.forEach((size, i) => {
    if (room < size) {
      groups.push([])
      room = 2 ** 52
    }
    groups.at(-1)!.push(i)
    room /= size
  })
  const limbs = groups.length
  const packed = new Float64Array(kinds * limbs)
  parts.forEach((own, kind) => {
    groups.forEach((group, limb) => {
      packed[kind * limbs + limb] = group.reduce((sum, i) => sum * base[i]! + own[i]!, 0)
    })
  })
  const total = (counts: ArrayLike<number>) =>
    Array.from({ length: classes * perClass }, (_, i) =>
      parts.reduce((sum, own, kind) => sum + own[i]! * (counts[kind] ?? 0), 0),
    )
  return { kinds, parts, limbs, packed, total }
}

/** Below 0 if `a` comes before `b` in the order of the dictionary, above 0 if after, 0 if they are the same. */
export function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}
