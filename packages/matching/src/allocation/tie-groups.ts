import type { Menu } from './menu.ts'

/**
 * The menu as the search sees it: whoever must be together has only the options that all of them named, that hold them
 * all, and (where two of them must be apart) none.
 */
export function tieGroups(menu: Menu): Menu {
  const { start, option, rank, places, together, apart } = menu
  if (together.length === 0) return menu
  const unplaced = menu.optionIds.length
  const open = new Map<number, ReadonlySet<number>>()
  for (const group of together) {
    const named = group.map((p) => new Set(option.subarray(start[p]!, start[p + 1]! - 1)))
    const torn = apart.some((foes) => foes.filter((p) => group.includes(p)).length > 1)
    const common = [...named[0]!].filter(
      (o) => !torn && places[o]! >= group.length && named.every((own) => own.has(o)),
    )
    for (const p of group) open.set(p, new Set(common))
  }
  const starts = [0]
  const options: number[] = []
  const ranks: number[] = []
  for (let p = 0; p + 1 < start.length; p++) {
    const own = open.get(p)
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      if (own && option[e] !== unplaced && !own.has(option[e]!)) continue
      options.push(option[e]!)
      ranks.push(rank[e]!)
    }
    starts.push(options.length)
  }
  return {
    ...menu,
    start: Int32Array.from(starts),
    option: Int32Array.from(options),
    rank: Int32Array.from(ranks),
  }
}
