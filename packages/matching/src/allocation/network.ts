import type { Costs } from './costs.ts'
import type { Menu } from './menu.ts'

/** What never changes about the flow network of a menu, so that every branch of the search can share it. */
export interface Network {
  readonly menu: Menu
  readonly costs: Costs
  /** Options, with being unplaced as the last. */
  readonly nodes: number
  /** The kind (see `Costs`) of each entry of the menu. */
  readonly kind: Int32Array
  /** What moving from one kind to a rank of the same class costs, as its place among all such differences in order. */
  readonly order: (kindFrom: number, kindTo: number) => number
  /** The packed cost of the difference in that place. */
  readonly difference: Float64Array
}

/** Prepares the network of a menu. */
export function networkOf(menu: Menu, costs: Costs): Network {
  const { limbs, kinds, packed } = costs
  const ranks = menu.worstRank + 1
  const pairs = kinds * ranks
  const raw = new Float64Array(pairs * limbs)
  for (let pair = 0; pair < pairs; pair++) {
    const from = Math.floor(pair / ranks)
    const to = from - (from % ranks) + (pair % ranks)
    for (let i = 0; i < limbs; i++)
      raw[pair * limbs + i] = packed[to * limbs + i]! - packed[from * limbs + i]!
  }
  const compare = (a: number, b: number) => {
    for (let i = 0; i < limbs; i++) {
      const apart = raw[a * limbs + i]! - raw[b * limbs + i]!
      if (apart !== 0) return apart
    }
    return 0
  }
  const sorted = Int32Array.from({ length: pairs }, (_, pair) => pair).sort(compare)
  const order = new Int32Array(pairs)
  const difference = new Float64Array(pairs * limbs)
  let place = -1
  sorted.forEach((pair, i) => {
    if (i === 0 || compare(sorted[i - 1]!, pair) !== 0) place++
    order[pair] = place
    for (let limb = 0; limb < limbs; limb++) difference[place * limbs + limb] = raw[pair * limbs + limb]!
  })
  const { start, rank, classOf } = menu
  const kind = new Int32Array(rank.length)
  classOf.forEach((k, p) => {
    for (let e = start[p]!; e < start[p + 1]!; e++) kind[e] = k * ranks + rank[e]!
  })
  return {
    menu,
    costs,
    nodes: menu.optionIds.length + 1,
    kind,
    order: (from, to) => order[from * ranks + (to % ranks)]!,
    difference,
  }
}
