import type { Selectable } from 'kysely'
import type { Me } from '#db/client.ts'
import type { DB } from '#db/types.ts'

/** Every table of the catalogue that holds what people said or did: a new one does not compile until it has its rule. */
export type Table = Exclude<
  keyof DB,
  | 'ages'
  | 'checks_in_date'
  | 'companions_who_count'
  | 'group_ask_facts'
  | 'mentor_openings'
  | 'mentor_pairings'
  | 'mentor_waits'
  | 'open_blocks'
  | 'open_companions'
  | 'standing_holds'
  | 'tie_facts'
  | 'tie_states'
  | 'told_ties'
  | 'under_concern'
  | 'kith_migrations'
>

/** What the migrations fill and no person changes. */
export const FIXED = [
  'group_kinds',
  'role_powers',
  'thing_kinds',
  'tie_kinds',
  'tie_yes',
] as const satisfies Table[]
export type FixedTable = (typeof FIXED)[number]

/** Moments are minutes from now; days stay `YYYY-MM-DD`. */
type Plain<T> = T extends Date ? number : T extends Buffer ? string : T
export type Row<T extends Table> = {
  readonly [C in keyof Selectable<DB[T]>]: Plain<Selectable<DB[T]>[C]>
}
export type Rows = { readonly [T in Table]: readonly Row<T>[] }

/** All rows of all tables, of one place or several, and the day it is. */
export interface Town extends Rows {
  readonly today: string
}

/** A town of which one place is left: all that is seen from within it. */
export type Place = Town

/** Everything is within one place; what has no place (the kinds of ties, of groups) belongs to all. */
export function placeOf(town: Town, placeId: string): Place {
  const known = places.get(town)?.get(placeId)
  if (known !== undefined) return known
  const place = within(town, placeId)
  places.set(town, new Map([...(places.get(town) ?? []), [placeId, place]]))
  return place
}

const places = new WeakMap<Town, ReadonlyMap<string, Place>>()

function within(town: Town, placeId: string): Place {
  const entries = Object.entries(town).map(([name, rows]) => [
    name,
    Array.isArray(rows) ? rows.filter((row) => row.place_id === undefined || row.place_id === placeId) : rows,
  ])
  return Object.fromEntries(entries) as Place
}

/** Not past its end. Without an end it has none. */
export const inTime = (until: number | null): boolean => until === null || until > 0

/** While somebody acts for me, much is closed. */
export const helped = (me: Me): boolean => me.helperId !== undefined

/** The last in the order in which they were said. */
export function latest<T extends { readonly said_order: string }>(rows: readonly T[]): T | undefined {
  return rows.toSorted((a, b) => Number(a.said_order) - Number(b.said_order)).at(-1)
}

/** Works a fact of a place out once. */
export function once<T>(work: (at: Place) => T): (at: Place) => T {
  const known = new WeakMap<Place, { readonly value: T }>()
  return (at) => {
    const there = known.get(at)
    if (there !== undefined) return there.value
    const value = work(at)
    known.set(at, { value })
    return value
  }
}
