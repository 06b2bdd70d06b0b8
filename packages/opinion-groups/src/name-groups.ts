/** What a later computation needs to know of an earlier one: who was in which group. A whole outcome fits. */
export interface EarlierGroups {
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[]
  /** How many names were given out so far, so that none is given twice. */
  readonly namesUsed: number
}

/**
 * Names for groups, so that a group keeps its identity from one computation to the next: names go to the groups that
 * share most members with their earlier bearers, all groups together (an exact assignment). A group that shares
 * nobody gets a name never used before.
 *
 * @param groups members of each group, largest group first
 */
export function nameGroups(
  groups: readonly (readonly string[])[],
  earlier: EarlierGroups = { groups: [], namesUsed: 0 },
): { names: string[]; namesUsed: number } {
  const bearer = new Map(earlier.groups.flatMap(({ members }, e) => members.map((person) => [person, e])))
  const shared = groups.map((members) => {
    const counts = new Array<number>(earlier.groups.length).fill(0)
    for (const person of members) {
      const e = bearer.get(person)
      if (e !== undefined) counts[e]!++
    }
    return counts
  })
  const heir = mostShared(shared, earlier.groups.length)
  let namesUsed = earlier.namesUsed
  const names = heir.map((e) => (e === undefined ? letters(namesUsed++) : earlier.groups[e]!.name))
  return { names, namesUsed }
}

/** The one-to-one assignment with most shared members, by dynamic programming over the names still free. */
function mostShared(shared: readonly (readonly number[])[], names: number): (number | undefined)[] {
  const memo = new Map<string, { total: number; heir: (number | undefined)[] }>()
  const best = (group: number, taken: readonly number[]): { total: number; heir: (number | undefined)[] } => {
    if (group === shared.length) return { total: 0, heir: [] }
    const key = `${group}:${taken.toSorted((a, b) => a - b).join()}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const none = best(group + 1, taken)
    let found = { total: none.total, heir: [undefined, ...none.heir] as (number | undefined)[] }
    for (let e = 0; e < names; e++) {
      const gain = shared[group]![e]!
      if (gain === 0 || taken.includes(e)) continue
      const rest = best(group + 1, [...taken, e])
      if (rest.total + gain > found.total) found = { total: rest.total + gain, heir: [e, ...rest.heir] }
    }
    memo.set(key, found)
    return found
  }
  return best(0, []).heir
}

/** A … Z, AA, AB …: names without an order of merit. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}
