import { inList, SortitionError, show } from '../error.ts'
import { byText, type Person, type Pool, type Quota } from './pool.ts'

const record = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const list = (value: unknown, field: string): readonly unknown[] => {
  // A place that a list skips is missing, not passed over.
  if (Array.isArray(value)) return Array.from(value)
  throw new SortitionError('A list is missing.', { field, mend: `Give “${field}” as a list.` })
}

const whole = (value: unknown, row: string | number, field: string): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 1_000_000)
    return value
  throw new SortitionError(`“${show(value)}” is not a whole number from 0 to 1,000,000.`, {
    row,
    field,
    mend: 'Write how many people, in digits.',
  })
}

const text = (value: unknown, row: string | number, field: string): string => {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new SortitionError('The text is empty or not text.', { row, field, mend: `Fill in “${field}”.` })
}

/** Checks a pool from anywhere and returns it in canonical order, so that the order of its rows changes nothing. */
export function checkPool(input: unknown): Pool {
  if (!record(input))
    throw new SortitionError('This is not a pool.', { mend: 'Give people, quotas and panelSize.' })
  const quotas = inList('quotas', () => checkQuotas(list(input.quotas, 'quotas')))
  const people = inList('people', () => checkPeople(list(input.people, 'people'), quotas))
  const panelSize = whole(input.panelSize, 'pool', 'panelSize')
  if (panelSize < 1 || panelSize > people.length)
    throw new SortitionError(`A panel of ${panelSize} cannot be drawn from ${people.length} people.`, {
      field: 'panelSize',
      mend: `Choose a size from 1 to ${people.length}.`,
    })
  return { people, quotas, panelSize, selected: checkSelected(input.selected, people, panelSize) }
}

function checkQuotas(rows: readonly unknown[]): Quota[] {
  const seen = new Set<string>()
  const quotas = rows.map((row, at): Quota => {
    const place = at + 1
    if (!record(row))
      throw new SortitionError('This is not a quota.', {
        row: place,
        field: 'quotas',
        mend: 'Give category, value, min, max.',
      })
    const category = text(row.category, place, 'category')
    const value = text(row.value, place, 'value')
    const min = whole(row.min, place, 'min')
    const max = whole(row.max, place, 'max')
    if (min > max)
      throw new SortitionError(`The least (${min}) is above the most (${max}) for ${category}: ${value}.`, {
        row: place,
        field: 'min',
        mend: 'Exchange them or correct one.',
      })
    const key = JSON.stringify([category, value])
    if (seen.has(key))
      throw new SortitionError(`${category}: ${value} has quotas twice.`, {
        row: place,
        field: 'value',
        mend: 'Keep one of the two rows.',
      })
    seen.add(key)
    const minFlex = row.minFlex === undefined ? undefined : whole(row.minFlex, place, 'minFlex')
    const maxFlex = row.maxFlex === undefined ? undefined : whole(row.maxFlex, place, 'maxFlex')
    return {
      category,
      value,
      min,
      max,
      ...(minFlex === undefined ? {} : { minFlex }),
      ...(maxFlex === undefined ? {} : { maxFlex }),
    }
  })
  return quotas.sort((a, b) => byText(a.category, b.category) || byText(a.value, b.value))
}

function checkPeople(rows: readonly unknown[], quotas: readonly Quota[]): Person[] {
  if (rows.length === 0)
    throw new SortitionError('Nobody is in the pool.', {
      field: 'people',
      mend: 'Add the people who said yes.',
    })
  const values = new Map<string, Set<string>>()
  for (const { category, value } of quotas)
    values.set(category, (values.get(category) ?? new Set()).add(value))
  const seen = new Set<string>()
  const people = rows.map((row, at): Person => {
    const place = at + 1
    if (!record(row))
      throw new SortitionError('This is not a person.', {
        row: place,
        field: 'people',
        mend: 'Give id and traits.',
      })
    const id = text(row.id, place, 'id')
    if (seen.has(id))
      throw new SortitionError(`The id “${id}” occurs twice.`, {
        row: place,
        field: 'id',
        mend: 'Give each person an id of their own.',
      })
    seen.add(id)
    if (!record(row.traits))
      throw new SortitionError('The traits are missing.', {
        row: id,
        field: 'traits',
        mend: 'Give a value for each category.',
      })
    const traits: Record<string, string> = {}
    for (const [category, known] of values) {
      const value = Object.hasOwn(row.traits, category) ? row.traits[category] : undefined
      if (typeof value !== 'string' || !known.has(value))
        throw new SortitionError(`“${show(value)}” is not one of the values of ${category}.`, {
          row: id,
          field: category,
          mend: `Use one of: ${[...known].slice(0, 20).join(', ')}; or add a quota for it.`,
        })
      Object.defineProperty(traits, category, { value, enumerable: true })
    }
    if (row.household === undefined || row.household === '') return { id, traits }
    return { id, traits, household: text(row.household, id, 'household') }
  })
  return people.sort((a, b) => byText(a.id, b.id))
}

function checkSelected(input: unknown, people: readonly Person[], panelSize: number): string[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const homes = new Set<string>()
  const seen = new Set<string>()
  const selected = (input === undefined ? [] : list(input, 'selected')).map((entry, at) => {
    const id = text(entry, at + 1, 'selected')
    const person = byId.get(id)
    if (!person)
      throw new SortitionError(`“${id}” is not in the pool.`, {
        row: at + 1,
        field: 'selected',
        mend: 'Add the person or leave the id out.',
      })
    if (seen.has(id))
      throw new SortitionError(`“${id}” is selected twice.`, {
        row: at + 1,
        field: 'selected',
        mend: 'Name each person once.',
      })
    if (person.household !== undefined && homes.has(person.household))
      throw new SortitionError(`“${id}” shares a household with somebody selected.`, {
        row: at + 1,
        field: 'selected',
        mend: 'Keep one of the two.',
      })
    seen.add(id)
    if (person.household !== undefined) homes.add(person.household)
    return id
  })
  if (selected.length > panelSize)
    throw new SortitionError(`${selected.length} people are selected for ${panelSize} places.`, {
      field: 'selected',
      mend: 'Raise the size or select fewer.',
    })
  return selected.sort(byText)
}
