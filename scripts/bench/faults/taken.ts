import type { Acknowledged } from '#test/faults/edits.ts'

/** Everything that people were told is done, by kinds: each of it is looked for afterwards. */
export interface Taken extends Acknowledged {
  readonly notes: string[]
  /** Who has voted, by id. */
  readonly voters: string[]
  /** Who asked whom to be a friend, by ids. */
  readonly asks: { readonly from: string; readonly to: string }[]
  /** What the cookies of sessions hold. */
  readonly sessions: string[]
  /** Rolls by the family name that all in them have. */
  readonly rolls: string[]
}

export const nothingYet = (): Taken => ({
  planItems: [],
  people: [],
  notes: [],
  voters: [],
  asks: [],
  sessions: [],
  rolls: [],
})

export const countOf = (taken: Taken): number =>
  Object.values(taken).reduce((sum, list: readonly unknown[]) => sum + list.length, 0)

/** How many of each, for whoever reads it. */
export const inWords = (taken: Taken): string =>
  [
    [taken.planItems, 'plan items'],
    [taken.people, 'people named'],
    [taken.notes, 'notes'],
    [taken.voters, 'votes'],
    [taken.asks, 'ties asked for'],
    [taken.sessions, 'sign-ins'],
    [taken.rolls, 'rolls'],
  ]
    .map(([list, what]) => `${list!.length} ${what}`)
    .join(', ')
