import { shortValue } from './cell.ts'
import { type CsvRow, csvRows } from './csv-rows.ts'
import { decodeText } from './decode.ts'
import type { Report, RollProblem } from './problem.ts'
import type { ProblemCode } from './problem-words.ts'

/** A file of a roll, readable as often as needed. */
export type TableFile = {
  readonly name: string
  readonly bytes: number
  readonly open: () => Promise<AsyncIterable<Uint8Array>>
}

/** The columns that Kith reads, by the standard's spelling; `true` for those without which the file makes no sense. */
export type Columns = Readonly<Record<string, boolean>>

export type Complain = (
  severity: RollProblem['severity'],
  code: ProblemCode,
  about?: { field?: string; value?: string; params?: RollProblem['params'] },
) => void

/** One row: `raw` gives a cell by its column's name, empty when the column or the cell is not there. */
export type Row = {
  readonly file: string
  readonly line: number
  readonly raw: (column: string) => string
  readonly complain: Complain
}

/** Makes the reporter for one line of one file. */
export function complainAbout(report: Report, file: string, line: number | null): Complain {
  return (severity, code, about = {}) =>
    report({
      file,
      line,
      field: about.field ?? null,
      value: about.value === undefined ? null : shortValue(about.value),
      severity,
      code,
      params: about.params ?? {},
    })
}

/** A heading without what exports vary: case, spaces, punctuation. */
export const headingKey = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Reads a CSV file with headings: columns in any order and case, unknown ones reported and passed over. Without a column it
 * needs, the whole file is left out.
 * @param columns what to look for; `ignored` is known and needs no report.
 */
export async function* readTable(
  file: TableFile,
  columns: Columns,
  report: Report,
  ignored: readonly string[] = [],
): AsyncGenerator<Row> {
  const whole = complainAbout(report, file.name, null)
  const text = decodeText(await file.open(), (encoding) =>
    whole('taken with care', 'encoding-guessed', { params: { encoding } }),
  )
  let places: ReadonlyMap<string, number> | null = null
  let expected = 0
  let rows = 0
  for await (const row of csvRows(text)) {
    if (!places) {
      places = placesOf(row, columns, ignored, complainAbout(report, file.name, row.line))
      if (!places) return
      expected = row.cells.length
      continue
    }
    rows++
    const complain = complainAbout(report, file.name, row.line)
    if (!wellFormed(row, expected, complain)) continue
    const found = places
    yield {
      file: file.name,
      line: row.line,
      complain,
      raw: (column) => row.cells[found.get(column) ?? -1] ?? '',
    }
  }
  if (!places) whole('left out', 'file-empty')
  else if (rows === 0) whole('taken with care', 'file-without-rows')
}

function placesOf(row: CsvRow, columns: Columns, ignored: readonly string[], complain: Complain) {
  if (row.broken) {
    complain('left out', row.broken, { value: row.cells[0] ?? '' })
    return null
  }
  const names = new Map(Object.keys(columns).map((name) => [headingKey(name), name]))
  const passed = new Set(ignored.map(headingKey))
  const places = new Map<string, number>()
  for (const [place, heading] of row.cells.entries()) {
    const key = headingKey(heading)
    const name = names.get(key)
    if (name && places.has(name)) complain('taken with care', 'column-twice', { field: name })
    else if (name) places.set(name, place)
    else if (key && !passed.has(key) && !/^\s*metadata\./i.test(heading))
      complain('taken with care', 'column-unknown', { field: shortValue(heading.trim()) })
  }
  const missing = Object.keys(columns).filter((name) => columns[name] && !places.has(name))
  for (const field of missing) complain('left out', 'column-missing', { field })
  return missing.length ? null : places
}

/** Whether a row can be taken as it is split; reports why not, and what was taken with care. */
export function wellFormed(row: CsvRow, expected: number, complain: Complain): boolean {
  if (row.broken) {
    complain('left out', row.broken, { value: row.cells[0] ?? '' })
    return false
  }
  const count = row.cells.length
  if (row.cells.slice(expected).some((cell) => cell.trim())) {
    complain('left out', 'cells-too-many', { value: row.cells.join(','), params: { count, expected } })
    return false
  }
  if (count < expected) complain('taken with care', 'cells-too-few', { params: { count, expected } })
  if (row.stray) complain('taken with care', 'quote-stray')
  return true
}
