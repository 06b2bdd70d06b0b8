import type { Purse } from './purse.ts'

/** A project's supporters, those of one class and (by score) of one worth together. */
export interface Groups {
  /** Whose supporters these are, and when: nothing is done again where nothing was paid in between. */
  purse: Purse | null
  project: number
  purchases: number
  size: number
  readonly classes: Int32Array
  readonly worth: Float64Array
  readonly heads: Int32Array
  /** What the class of each group has and how far that may be off: copies side by side, since prices go over them often. */
  readonly money: Float64Array
  readonly error: Float64Array
  /** Money for each unit of worth. */
  readonly part: Float64Array
  /** What all have together, and how far that may be off. */
  total: number
  doubt: number
  /** The group of the `i`-th supporter. */
  readonly of: Int32Array
  /** By class: `base` and its group now; what is below `base` is from an earlier project. */
  slot: Int32Array
  base: number
}

export function emptyGroups(supporters: number): Groups {
  return {
    purse: null,
    project: -1,
    purchases: 0,
    size: 0,
    classes: new Int32Array(supporters),
    worth: new Float64Array(supporters),
    heads: new Int32Array(supporters),
    money: new Float64Array(supporters),
    error: new Float64Array(supporters),
    part: new Float64Array(supporters),
    total: 0,
    doubt: 0,
    of: new Int32Array(supporters),
    slot: new Int32Array(1024),
    base: 1,
  }
}

/** Puts the supporters of `project` into groups. */
export function gather(purse: Purse, project: number, groups: Groups): void {
  const { starts, utilities } = purse.support
  const purchases = purse.purchases.length
  if (groups.purse === purse && groups.project === project && groups.purchases === purchases) return
  groups.purse = purse
  groups.project = project
  groups.purchases = purchases
  if (utilities) gatherByWorth(purse, starts[project]!, starts[project + 1]!, utilities, groups)
  else gatherByClass(purse, starts[project]!, starts[project + 1]!, groups)
  const { classes, worth, heads, money, error, part, size } = groups
  let total = 0
  let doubt = 0
  for (let g = 0; g < size; g++) {
    const own = classes[g]!
    money[g] = purse.money[own]!
    error[g] = purse.error[own]!
    part[g] = money[g]! / worth[g]!
    total += heads[g]! * money[g]!
    doubt += heads[g]! * error[g]!
  }
  groups.total = total
  groups.doubt = doubt
}

function gatherByClass(purse: Purse, first: number, last: number, groups: Groups): void {
  const { classOf, support } = purse
  const { voters } = support
  if (groups.slot.length < purse.classes) {
    groups.slot = new Int32Array(purse.classes * 2)
    groups.base = 1
  }
  const { classes, worth, heads, of, slot } = groups
  if (groups.base > 2 ** 31 - 1 - of.length) {
    slot.fill(0)
    groups.base = 1
  }
  const { base } = groups
  let size = 0
  for (let i = first; i < last; i++) {
    const own = classOf[voters[i]!]!
    const known = slot[own]! - base
    // All ones where the class is new, else 0. Which it is cannot be foreseen, so branches would cost more than this.
    const fresh = known >> 31
    const group = (known & ~fresh) | (size & fresh)
    slot[own] = base + group
    classes[group] = own
    heads[group] = (heads[group]! & ~fresh) + 1
    of[i - first] = group
    size -= fresh
  }
  worth.fill(1, 0, size)
  groups.base += size
  groups.size = size
}

function gatherByWorth(
  purse: Purse,
  first: number,
  last: number,
  utilities: Float64Array,
  groups: Groups,
): void {
  const { classOf, support } = purse
  const { classes, worth, heads, of } = groups
  const byWorth = new Map<number, Map<number, number>>()
  let size = 0
  for (let i = first; i < last; i++) {
    const value = utilities[i]!
    const own = classOf[support.voters[i]!]!
    let places = byWorth.get(value)
    if (!places) {
      places = new Map()
      byWorth.set(value, places)
    }
    let group = places.get(own)
    if (group === undefined) {
      group = size++
      places.set(own, group)
      classes[group] = own
      worth[group] = value
      heads[group] = 0
    }
    heads[group]!++
    of[i - first] = group
  }
  groups.size = size
}
