import type { KnownPerson, PlacePart } from './coverage.ts'
import { readId } from './id.ts'
import { OpinionError } from './opinion-error.ts'
import { show } from './show.ts'

/** What is known of each person, checked. */
export function readKnown(known: readonly KnownPerson[]): Map<string, Readonly<Record<string, string>>> {
  const groupsOf = new Map<string, Readonly<Record<string, string>>>()
  for (const [index, row] of listOf(known, 'known').entries()) {
    const { person, groups } = (row ?? {}) as { person?: unknown; groups?: unknown }
    const id = readId(person, 'person', index + 1)
    if (groupsOf.has(id))
      throw fault(index, 'person', `${show(id)} stands here twice.`, 'Give each person one row.')
    if (
      typeof groups !== 'object' ||
      groups === null ||
      Object.values(groups).some((v) => typeof v !== 'string')
    ) {
      throw fault(
        index,
        'groups',
        `${show(groups)} does not say what is known.`,
        'Give texts, e.g. { area: "North" }.',
      )
    }
    groupsOf.set(id, groups as Record<string, string>)
  }
  return groupsOf
}

/** How many people of each kind live in the place, checked: attribute → value → people. */
export function readPlace(place: readonly PlacePart[]): Map<string, Map<string, number>> {
  const parts = new Map<string, Map<string, number>>()
  for (const [index, row] of listOf(place, 'place').entries()) {
    const { attribute, value, people } = (row ?? {}) as {
      attribute?: unknown
      value?: unknown
      people?: unknown
    }
    for (const [field, text] of [
      ['attribute', attribute],
      ['value', value],
    ] as const) {
      if (typeof text !== 'string' || text === '')
        throw fault(index, field, `${show(text)} is not a name.`, 'Use text.')
    }
    if (!Number.isSafeInteger(people) || (people as number) < 0) {
      throw fault(
        index,
        'people',
        `${show(people)} is not a number of people.`,
        'Use a whole number, 0 or more.',
      )
    }
    const values = parts.get(attribute as string) ?? new Map<string, number>()
    if (values.has(value as string)) {
      throw fault(index, 'value', `${show(value)} stands here twice.`, 'Give each kind of people one row.')
    }
    parts.set(attribute as string, values.set(value as string, people as number))
  }
  return parts
}

function listOf(list: unknown, field: string): unknown[] {
  if (Array.isArray(list)) return list
  throw new OpinionError({ field, problem: `${show(list)} is not a list.`, mend: 'Give a list of rows.' })
}

const fault = (index: number, field: string, problem: string, mend: string) =>
  new OpinionError({ row: index + 1, field, problem, mend })
