import type { Limits } from './limits.ts'
import type { Menu } from './menu.ts'

/** Two ways on from a position that breaks a limit; every allowed allocation is in one of them. */
export type Fork = readonly [Limits, Limits]

/** Rules out options for people, and so for whoever must be with them. */
function banning(
  limits: Limits,
  menu: Menu,
  pairs: Iterable<readonly [person: number, option: number]>,
): Limits {
  const nodes = menu.optionIds.length + 1
  const banned = new Set(limits.banned)
  for (const [person, option] of pairs) {
    const group = menu.together.find((members) => members.includes(person)) ?? [person]
    for (const p of group) {
      const named = menu.option.subarray(menu.start[p]!, menu.start[p + 1]!)
      if (named.includes(option)) banned.add(p * nodes + option)
    }
  }
  return { ...limits, banned }
}

/** An option that runs with too few: either it does not run, or it reaches its least. */
function forkOnLeast(menu: Menu, limits: Limits, load: Int32Array): Fork | undefined {
  let worst = -1
  let shortest = 0
  for (let o = 0; o < menu.least.length; o++) {
    const short = menu.least[o]! - load[o]!
    if (load[o] === 0 || short <= shortest) continue
    worst = o
    shortest = short
  }
  if (worst < 0) return undefined
  const closed = limits.closed.slice()
  const floor = limits.floor.slice()
  closed[worst] = 1
  floor[worst] = menu.least[worst]!
  const fork: Fork = [
    { ...limits, closed },
    { ...limits, floor },
  ]
  return 2 * load[worst]! < menu.least[worst]! ? fork : [fork[1], fork[0]]
}

/** A group that is split: either all of it is where most of it is, or none of it is there. */
function forkOnTogether(menu: Menu, limits: Limits, at: Int32Array): Fork | undefined {
  const nodes = menu.optionIds.length + 1
  for (const group of menu.together) {
    if (group.every((p) => at[p] === at[group[0]!])) continue
    const counts = new Map<number, number>()
    for (const p of group) counts.set(at[p]!, (counts.get(at[p]!) ?? 0) + 1)
    const [where] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!
    const others = Array.from({ length: nodes }, (_, o) => o).filter((o) => o !== where)
    return [
      banning(
        limits,
        menu,
        others.map((o) => [group[0]!, o] as const),
      ),
      banning(limits, menu, [[group[0]!, where]]),
    ]
  }
  return undefined
}

/** Two who must be apart and are not: either the one is elsewhere, or the other. */
function forkOnApart(menu: Menu, limits: Limits, at: Int32Array): Fork | undefined {
  for (const group of menu.apart) {
    const seen = new Map<number, number>()
    for (const p of group) {
      const where = at[p]!
      const other = where === menu.optionIds.length ? undefined : seen.get(where)
      seen.set(where, p)
      if (other === undefined) continue
      const [first, second] = menu.turn[p]! < menu.turn[other]! ? [p, other] : [other, p]
      return [banning(limits, menu, [[second, where]]), banning(limits, menu, [[first, where]])]
    }
  }
  return undefined
}

/** The first limit that a position breaks, as a fork; undefined when it breaks none. */
export function forkAt(menu: Menu, limits: Limits, at: Int32Array, load: Int32Array): Fork | undefined {
  return forkOnLeast(menu, limits, load) ?? forkOnTogether(menu, limits, at) ?? forkOnApart(menu, limits, at)
}
