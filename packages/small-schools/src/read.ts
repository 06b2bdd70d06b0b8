import { DivisionError, type Place } from './error.ts'

/** A value as a person would name it in a sentence; never throws, whatever the value is. */
export function show(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `"${value.slice(0, 60)}…"` : `"${value}"`
  if (Array.isArray(value)) return 'a list'
  if (value === null) return 'nothing (null)'
  if (value === undefined) return 'missing'
  return typeof value === 'object' || typeof value === 'function' ? 'something else' : String(value)
}

/** The value as an object whose fields can be read. */
export function readRecord(value: unknown, place: Place): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new DivisionError(place, `is ${show(value)}`, 'Give an object with named fields')
}

/** The value as a list; a missing one is empty. */
export function readList(value: unknown, place: Place): readonly unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  throw new DivisionError(place, `is ${show(value)}`, 'Give a list')
}

/** The value as a text that is not blank. */
export function readText(value: unknown, place: Place): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new DivisionError(place, `is ${show(value)}`, 'Give a text that is not empty')
}

/** The value as a whole number between `least` and `most`; a missing one is `otherwise` where that is given. */
export function readWhole(
  value: unknown,
  place: Place,
  least: number,
  most: number,
  otherwise?: number,
): number {
  if (value === undefined && otherwise !== undefined) return otherwise
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new DivisionError(place, `is ${show(value)}`, `Give a whole number from ${least} to ${most}`)
}

/** Names as numbers, each once. */
export function readNames(value: unknown, at: ReadonlyMap<string, number>, place: Place): number[] {
  const seen = new Set<number>()
  for (const item of readList(value, place)) {
    const name = readText(item, place)
    const number = at.get(name)
    if (number === undefined) {
      throw new DivisionError(
        place,
        `${show(name)} is not among the learners`,
        'Mend the name or leave it out',
      )
    }
    if (seen.has(number)) throw new DivisionError(place, `names ${show(name)} twice`, 'Name each once')
    seen.add(number)
  }
  return [...seen]
}

/** A row with an id of its own and the row it came from. */
export interface Row {
  readonly id: string
  readonly row: number
  readonly fields: Record<string, unknown>
}

/** Reads objects that each have an `id` of their own; sorted by id, so that the input's order cannot matter. */
export function readRows(value: unknown, list: string): readonly Row[] {
  const rows = readList(value, { list }).map((item, at) => {
    const fields = readRecord(item, { list, row: at + 1 })
    return { id: readText(fields.id, { list, row: at + 1, field: 'id' }), row: at + 1, fields }
  })
  if (rows.length === 0) throw new DivisionError({ list }, 'is empty', 'Give at least one row')
  rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.row - b.row))
  const twice = rows.find((row, at) => rows[at - 1]?.id === row.id)
  if (twice) {
    const place = { list, row: twice.row, field: 'id' }
    throw new DivisionError(
      place,
      `${show(twice.id)} is in an earlier row too`,
      'Give each row an id of its own',
    )
  }
  return rows
}
