import { cleanText } from './clean.ts'
import { readDay } from './date.ts'
import { ownText } from './own-text.ts'
import type { Row } from './table.ts'

/** The longest identifier of OneRoster 1.2 is 255 letters; names and titles get about as much as any form allows. */
const MOST_ID = 255
const MOST_TEXT = 200

/** The text of a cell, one line, at most `most` letters; null when empty. */
export function textIn(row: Row, column: string, most = MOST_TEXT): string | null {
  const raw = row.raw(column)
  if (!raw) return null
  const { text, altered } = cleanText(raw)
  if (altered) row.complain('taken with care', 'control-characters', { field: column, value: raw })
  if (text.includes('\ufffd'))
    row.complain('taken with care', 'letters-damaged', { field: column, value: text })
  if (text.length <= most) return text || null
  row.complain('taken with care', 'text-too-long', { field: column, value: text, params: { most } })
  return Array.from(text).slice(0, most).join('').trim()
}

/** An identifier, fit to be kept; null, and reported, when it is too long; null when empty. */
export function idIn(row: Row, column: string): string | null {
  const { text } = cleanText(row.raw(column))
  if (text.length <= MOST_ID) return ownText(text) || null
  row.complain('left out', 'id-too-long', { field: column, value: text })
  return null
}

/** An identifier without which the row makes no sense: null, and reported, when there is none. */
export function neededId(row: Row, column: string): string | null {
  const { text } = cleanText(row.raw(column))
  if (!text) row.complain('left out', 'id-missing', { field: column })
  return idIn(row, column)
}

/** A list in one cell: `a,b` (or `a;b`), each trimmed, none empty, none twice. */
export function listIn(row: Row, column: string): readonly string[] {
  const raw = row.raw(column)
  if (!raw.trim()) return []
  const items = raw
    .split(raw.includes(',') ? ',' : ';')
    .map((item) => cleanText(item.replace(/^\s*"|"\s*$/g, '')).text)
  return [...new Set(items.filter((item) => item && item.length <= MOST_ID).map(ownText))]
}

/** A date as `YYYY-MM-DD`; null when empty, or (reported) when it is none. */
export function dateIn(row: Row, column: string, needed = false): string | null {
  const { text } = cleanText(row.raw(column))
  const day = text ? readDay(text) : null
  if (!day) {
    if (needed) row.complain('left out', 'date-needed', { field: column, value: text })
    else if (text) row.complain('taken with care', 'date-bad', { field: column, value: text })
    return null
  }
  if (!day.iso)
    row.complain('taken with care', 'date-form', { field: column, value: text, params: { date: day.date } })
  return day.date
}

/** An instant such as `2026-09-01T08:00:00.000Z`; anything else is null, since nothing hangs on it. */
export function instantIn(row: Row, column: string): string | null {
  const text = row.raw(column).trim()
  const time = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

const YES = new Set(['true', '1', 'yes', 'y', 't'])
const NO = new Set(['false', '0', 'no', 'n', 'f'])

/** True or false; `otherwise` when empty, or (reported) when it is neither. */
export function yesIn(row: Row, column: string, otherwise: boolean): boolean {
  const { text } = cleanText(row.raw(column))
  const word = text.toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  if (text) {
    const taken = otherwise ? 'yes' : 'no'
    row.complain('taken with care', 'yes-no-bad', { field: column, value: text, params: { taken } })
  }
  return otherwise
}

/** Whether the row says that it is no longer so. */
export function deletedIn(row: Row): boolean {
  const { text } = cleanText(row.raw('status'))
  const word = text.toLowerCase().replace(/[^a-z]/g, '')
  if (word === '' || word === 'active') return false
  if (word === 'tobedeleted' || word === 'deleted') return true
  const inactive = word === 'inactive'
  const code = inactive ? 'status-inactive' : 'status-unknown'
  row.complain('taken with care', code, { field: 'status', value: text })
  return inactive
}
