import type { Purse } from './purse.ts'

/** A project's supporters, those of one class and (by score) of one worth together. */
export interface Groups {
  size: number
  readonly classes: Int32Array
  readonly worth: Float64Array
  readonly heads: Float64Array
  /** The group of the `i`-th supporter. */
  readonly of: Int32Array
  /** Group that a class has now, by class; valid where `stamp` says so. */
  slot: Int32Array
  stamp: Int32Array
  round: number
}

export function emptyGroups(supporters: number): Groups {
  return {
    size: 0,
    classes: new Int32Array(supporters),
    worth: new Float64Array(supporters),
    heads: new Float64Array(supporters),
    of: new Int32Array(supporters),
    slot: new Int32Array(1024),
    stamp: new Int32Array(1024),
    round: 0,
  }
}

/** Puts the supporters of `project` into groups. */
export function gather(purse: Purse, project: number, groups: Groups): void {
  const { starts, utilities } = purse.support
  if (utilities) gatherByWorth(purse, starts[project]!, starts[project + 1]!, utilities, groups)
  else gatherByClass(purse, starts[project]!, starts[project + 1]!, groups)
}

function gatherByClass(purse: Purse, first: number, last: number, groups: Groups): void {
  const { classOf, support } = purse
  const { voters } = support
  if (groups.slot.length < purse.classes) {
    groups.slot = new Int32Array(purse.classes * 2)
    groups.stamp = new Int32Array(purse.classes * 2)
  }
  const { classes, worth, heads, of, slot, stamp } = groups
  const round = ++groups.round
  let size = 0
  for (let i = first; i < last; i++) {
    const own = classOf[voters[i]!]!
    if (stamp[own] !== round) {
      stamp[own] = round
      slot[own] = size
      classes[size] = own
      worth[size] = 1
      heads[size] = 0
      size++
    }
    const group = slot[own]!
    heads[group]!++
    of[i - first] = group
  }
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
