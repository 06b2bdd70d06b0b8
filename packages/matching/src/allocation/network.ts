import type { Objective } from './input.ts'
import { type Kinds, kindsOf } from './kinds.ts'
import type { Menu } from './menu.ts'
import { type PackedCosts, packCosts } from './pack-costs.ts'
import { tieGroups } from './tie-groups.ts'

/** What never changes about the flow network of a menu, so that every branch of the search can share it. */
export interface Network {
  /** With the entries that the search may use; see `tieGroups`. */
  readonly menu: Menu
  readonly kinds: Kinds
  readonly costs: PackedCosts
  /** Options, with being unplaced as the last. */
  readonly nodes: number
  /** What moving from one kind to another of the same person costs, as its place among all such differences in order. */
  readonly order: (kindFrom: number, kindTo: number) => number
  /** The packed cost of the difference in that place. */
  readonly difference: Float64Array
}

/** Prepares the network of a menu. */
export function networkOf(whole: Menu, objective: Objective): Network {
  const menu = tieGroups(whole)
  const kinds = kindsOf(menu, objective)
  const { start, size, parts } = kinds
  const costs = packCosts(parts, menu.optionIds.length)
  const { limbs, packed } = costs
  /** The differences from kind k are in places `base[k]` and on, one for each kind of the same people. */
  const base = new Int32Array(parts.length + 1)
  size.forEach((count, k) => {
    base[k + 1] = base[k]! + count
  })
  const pairs = base[parts.length]!
  const raw = new Float64Array(pairs * limbs)
  start.forEach((first, from) => {
    for (let j = 0; j < size[from]!; j++) {
      for (let i = 0; i < limbs; i++)
        raw[(base[from]! + j) * limbs + i] = packed[(first + j) * limbs + i]! - packed[from * limbs + i]!
    }
  })
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
  return {
    ...{ menu, kinds, costs, difference },
    nodes: menu.optionIds.length + 1,
    order: (from, to) => order[base[from]! + to - start[from]!]!,
  }
}
