import type { Menu } from './menu.ts'

/**
 * Why somebody is not at an option they would rather have: it did not run (`closed`), it was `full`, or it had room but
 * going there would have split a `together` group, joined people who must be `apart`, or left an option below its least
 * (`least`) where they are; `traded`: it had room, and the best for everybody put them elsewhere because of such a limit on
 * somebody else.
 */
export type Obstacle = 'closed' | 'full' | 'together' | 'apart' | 'least' | 'traded'

/** An option somebody would rather have. `heldBy` counts those who are there by the rank they gave it. */
export interface PassedOption {
  readonly option: string
  readonly rank: number
  readonly why: Obstacle
  readonly heldBy: readonly number[]
}

/** What became of one person, with the one reason. */
export interface PersonOutcome {
  readonly id: string
  readonly option: string | null
  readonly rank: number | null
  readonly reason:
    | { readonly kind: 'first-choice' | 'no-choices' }
    | { readonly kind: 'later-choice' | 'none-free'; readonly decisive: PassedOption }
  readonly passedOver: readonly PassedOption[]
}

/** Says for every person, in the order of their ids, what they got and why not better. */
export function personOutcomes(menu: Menu, at: Int32Array): readonly PersonOutcome[] {
  const { optionIds, start, option, rank, places, least } = menu
  const unplaced = optionIds.length
  const load = new Int32Array(unplaced + 1)
  const heldBy: number[][] = optionIds.map(() => [])
  const rankOf = new Int32Array(at.length)
  at.forEach((where, p) => {
    load[where]!++
    let e = start[p]!
    while (option[e] !== where) e++
    rankOf[p] = rank[e]!
    const counts = heldBy[where]
    while (counts && counts.length < rank[e]!) counts.push(0)
    if (counts) counts[rank[e]! - 1]!++
  })
  const tied = new Set(menu.together.flat())
  const foes = new Map<number, Set<number>>()
  for (const group of menu.apart)
    for (const p of group) foes.set(p, new Set([...(foes.get(p) ?? []), ...group]))

  const obstacle = (p: number, o: number): Obstacle => {
    if (load[o] === 0 && least[o]! > 0) return 'closed'
    if (load[o]! >= places[o]!) return 'full'
    if (tied.has(p)) return 'together'
    for (const other of foes.get(p) ?? []) if (other !== p && at[other] === o) return 'apart'
    return at[p] !== unplaced && load[at[p]!]! <= least[at[p]!]! ? 'least' : 'traded'
  }
  return menu.peopleIds.map((id, p) => {
    const mine = at[p] === unplaced ? null : rankOf[p]!
    const passedOver: PassedOption[] = []
    for (let e = start[p]!; e < start[p + 1]! - 1 && (mine === null || rank[e]! < mine); e++) {
      const o = option[e]!
      passedOver.push({ option: optionIds[o]!, rank: rank[e]!, why: obstacle(p, o), heldBy: heldBy[o]! })
    }
    const [decisive] = passedOver
    const reason: PersonOutcome['reason'] =
      decisive === undefined
        ? { kind: mine === null ? 'no-choices' : 'first-choice' }
        : { kind: mine === null ? 'none-free' : 'later-choice', decisive }
    return { id, option: mine === null ? null : optionIds[at[p]!]!, rank: mine, reason, passedOver }
  })
}
