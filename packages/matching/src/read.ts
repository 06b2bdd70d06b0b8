import { MatchingError, type Place } from './error.ts'

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
  throw new MatchingError(place, `is ${show(value)}`, 'Give an object with named fields')
}

/** The value as a list; a missing one is empty unless `needed`. */
export function readList(value: unknown, place: Place, needed = false): readonly unknown[] {
  // A place that a list skips is missing, not passed over.
  if (Array.isArray(value)) return value.includes(undefined) ? Array.from(value) : value
  if (value === undefined && !needed) return []
  throw new MatchingError(place, `is ${show(value)}`, 'Give a list')
}

/** The value as a text that is not blank. */
export function readText(value: unknown, place: Place): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new MatchingError(place, `is ${show(value)}`, 'Give a text that is not empty')
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
  throw new MatchingError(place, `is ${show(value)}`, `Give a whole number from ${least} to ${most}`)
}

/** The value as yes or no; a missing one is `false`. */
export function readFlag(value: unknown, place: Place): boolean {
  if (value === undefined) return false
  if (typeof value === 'boolean') return value
  throw new MatchingError(place, `is ${show(value)}`, 'Give true or false')
}

/** The value as one of a few words. */
export function readWord<const W extends string>(value: unknown, words: readonly W[], place: Place): W {
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  throw new MatchingError(place, `is ${show(value)}`, `Give one of: ${words.join(', ')}`)
}

/** A list of texts without repeats. */
export function readTexts(value: unknown, place: Place): readonly string[] {
  const texts = readList(value, place).map((item) => readText(item, place))
  if (new Set(texts).size === texts.length) return texts
  const twice = texts.find((text, at) => texts.indexOf(text) !== at)
  throw new MatchingError(place, `names ${show(twice)} twice`, 'Name each once')
}

/** Rows with ids of their own, in the order of their ids, with the row each came from. */
export interface Row {
  readonly id: string
  readonly row: number
  readonly fields: Record<string, unknown>
}

/** Reads a list of objects that each have an `id` of their own; sorted by id, so that the input's order cannot matter. */
export function readRows(value: unknown, list: string): readonly Row[] {
  const rows = readList(value, { list }, true).map((item, at) => {
    const fields = readRecord(item, { list, row: at + 1 })
    return { id: readText(fields.id, { list, row: at + 1, field: 'id' }), row: at + 1, fields }
  })
  if (rows.length === 0) throw new MatchingError({ list }, 'is empty', 'Give at least one row')
  rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.row - b.row))
  rows.forEach((row, at) => {
    if (at > 0 && rows[at - 1]!.id === row.id) {
      const first = rows[at - 1]!.row
      throw new MatchingError(
        { list, row: row.row, field: 'id' },
        `${show(row.id)} is already in row ${first}`,
        'Give each row an id of its own',
      )
    }
  })
  return rows
}
