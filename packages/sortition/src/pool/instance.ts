import { type Lattice, lattice } from '../search/lattice.ts'
import { byText, type Person, type Pool, type Quota } from './pool.ts'

/** People who are the same to every quota. Somebody who shares a household is a type of their own. */
export interface PersonType {
  readonly traits: Readonly<Record<string, string>>
  readonly people: readonly string[]
  readonly household?: string
}

/** What a row of the lattice stands for. */
export type Constraint =
  | { readonly kind: 'quota'; readonly quota: Quota; readonly already: number }
  | { readonly kind: 'household'; readonly household: string }
  | { readonly kind: 'size'; readonly size: number }

/** A pool as the solvers see it: the people still to be chosen, by type, and what binds them. */
export interface Instance {
  readonly pool: Pool
  readonly types: readonly PersonType[]
  readonly constraints: readonly Constraint[]
  readonly space: Lattice
  /** People on no panel because somebody selected lives with them. */
  readonly barred: readonly string[]
}

/** Collapses a checked pool ({@link checkPool}) into types. */
export function instanceOf(pool: Pool): Instance {
  const selected = new Set(pool.selected)
  const fixed = pool.people.filter(({ id }) => selected.has(id))
  const taken = new Set(fixed.map(({ household }) => household).filter((home) => home !== undefined))
  const open = pool.people.filter(({ id }) => !selected.has(id))
  const barred = open.filter(({ household }) => household !== undefined && taken.has(household))
  const free = open.filter(({ household }) => household === undefined || !taken.has(household))
  const shared = sharedHouseholds(free)
  const types = typesOf(free, shared, pool.quotas)
  const already = pool.quotas.map(
    ({ category, value }) => fixed.filter(({ traits }) => traits[category] === value).length,
  )
  const size = pool.panelSize - fixed.length
  const constraints: Constraint[] = [
    ...pool.quotas.map((quota, at) => ({ kind: 'quota' as const, quota, already: already[at]! })),
    ...shared.map((household) => ({ kind: 'household' as const, household })),
    { kind: 'size', size },
  ]
  const homeRow = new Map(shared.map((household, at) => [household, pool.quotas.length + at]))
  const rowsOfType = types.map(({ traits, household }) => [
    ...pool.quotas.flatMap(({ category, value }, row) => (traits[category] === value ? [row] : [])),
    ...(household === undefined ? [] : [homeRow.get(household)!]),
    constraints.length - 1,
  ])
  const space = lattice(
    types.map(({ people }) => people.length),
    rowsOfType,
    [...pool.quotas.map(({ min }, at) => Math.max(0, min - already[at]!)), ...shared.map(() => 0), size],
    [...pool.quotas.map(({ max }, at) => Math.min(max - already[at]!, size)), ...shared.map(() => 1), size],
  )
  return { pool, types, constraints, space, barred: barred.map(({ id }) => id) }
}

function sharedHouseholds(people: readonly Person[]): string[] {
  const sizes = new Map<string, number>()
  for (const { household } of people)
    if (household !== undefined) sizes.set(household, (sizes.get(household) ?? 0) + 1)
  return [...sizes]
    .filter(([, size]) => size > 1)
    .map(([household]) => household)
    .sort(byText)
}

function typesOf(
  people: readonly Person[],
  shared: readonly string[],
  quotas: readonly Quota[],
): PersonType[] {
  const together = new Set(shared)
  const categories = [...new Set(quotas.map(({ category }) => category))]
  const types = new Map<string, { traits: Person['traits']; people: string[]; household?: string }>()
  for (const { id, traits, household } of people) {
    const own = household !== undefined && together.has(household)
    const key = JSON.stringify([categories.map((category) => traits[category]), own ? id : null])
    const type = types.get(key)
    if (type) type.people.push(id)
    else types.set(key, { traits, people: [id], ...(own ? { household } : {}) })
  }
  return [...types.entries()].sort(([a], [b]) => byText(a, b)).map(([, type]) => type)
}
