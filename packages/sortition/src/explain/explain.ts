import { SortitionError } from '../error.ts'
import type { Lottery } from '../lottery.ts'

/** A bound that holds the lowest chances down. */
export interface Binding {
  readonly category: string
  readonly value: string
  /** `max`: everybody with this value shares few places; `min`: places are kept for this value. */
  readonly bound: 'min' | 'max'
  readonly places: number
  readonly people: number
}

export interface Explanation {
  readonly algorithm: Lottery['algorithm']
  readonly people: number
  readonly panelSize: number
  /** What everybody would have in a plain lottery without quotas. */
  readonly plain: number
  readonly lowest: { readonly chance: number; readonly people: number; readonly because: readonly Binding[] }
  /** From the lowest chance up: how many people have it, and how it was proved that they cannot have more. */
  readonly levels: readonly {
    readonly chance: number
    readonly people: number
    readonly proof: 'quotas' | 'search'
  }[]
  /** People who can be on no panel. */
  readonly impossible: readonly string[]
}

export interface PersonExplanation {
  readonly id: string
  readonly chance: number
  readonly traits: Readonly<Record<string, string>>
  /** How many people are the same to every quota and so have the same chance. */
  readonly alike: number
  readonly situation: 'selected' | 'impossible' | 'lowest' | 'between' | 'certain'
  /** For each trait: how many people share how many places. */
  readonly competition: readonly {
    readonly category: string
    readonly value: string
    readonly people: number
    readonly min: number
    readonly max: number
  }[]
}

/** Why the chances are what they are, as data from which a page can say it in plain words. */
export function explain(lottery: Lottery): Explanation {
  const { instance, levels } = lottery
  const { people, panelSize } = instance.pool
  const countOf = (types: readonly number[]) =>
    types.reduce((sum, t) => sum + instance.types[t]!.people.length, 0)
  const lowest = Object.values(lottery.chances).filter((chance) => Math.abs(chance - lottery.lowest) < 1e-6)
  return {
    algorithm: lottery.algorithm,
    people: people.length,
    panelSize,
    plain: panelSize / people.length,
    lowest: { chance: lottery.lowest, people: lowest.length, because: bindings(lottery) },
    levels: levels.map(({ value, types, proof }) => ({ chance: value, people: countOf(types), proof })),
    impossible: lottery.impossible,
  }
}

function bindings({ certificate, instance }: Lottery): Binding[] {
  if (!certificate) return []
  return instance.constraints.flatMap((constraint, row): Binding[] => {
    const price = certificate.prices[row]!
    if (constraint.kind !== 'quota' || price === 0) return []
    const { category, value, min, max } = constraint.quota
    const people = instance.pool.people.filter(({ traits }) => traits[category] === value).length
    return [{ category, value, bound: price > 0 ? 'max' : 'min', places: price > 0 ? max : min, people }]
  })
}

/** The same for one person. */
export function explainPerson(lottery: Lottery, id: string): PersonExplanation {
  const { pool, types } = lottery.instance
  const person = pool.people.find((other) => other.id === id)
  if (!person)
    throw new SortitionError(`“${id}” is not in the pool.`, {
      row: id,
      field: 'id',
      mend: 'Use an id of the pool.',
    })
  const chance = lottery.chances[id]!
  const situation = pool.selected?.includes(id)
    ? 'selected'
    : lottery.impossible.includes(id)
      ? 'impossible'
      : chance > 1 - 1e-6
        ? 'certain'
        : chance < lottery.lowest + 1e-6
          ? 'lowest'
          : 'between'
  const competition = pool.quotas
    .filter(({ category, value }) => person.traits[category] === value)
    .map(({ category, value, min, max }) => ({
      category,
      value,
      people: pool.people.filter(({ traits }) => traits[category] === value).length,
      min,
      max,
    }))
  const alike = types.find(({ people }) => people.includes(id))?.people.length ?? 1
  return { id, chance, traits: person.traits, alike, situation, competition }
}
