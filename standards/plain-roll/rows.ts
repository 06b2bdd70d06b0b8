import { shortValue } from '../roll/cell.ts'
import { csvRows } from '../roll/csv-rows.ts'
import { decodeText } from '../roll/decode.ts'
import { type Report, RollUnreadable } from '../roll/problem.ts'
import { complainAbout, type Row, type TableFile, wellFormed } from '../roll/table.ts'
import type { UnreadableCode } from '../roll/unreadable-words.ts'
import type { PlainMapping, PlainTarget } from './targets.ts'

/** What people bring instead of a CSV file, by its first bytes. */
const NOT_TEXT: readonly (readonly [number[], UnreadableCode])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a-zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a-spreadsheet'],
  [[0x25, 0x50, 0x44, 0x46], 'a-pdf'],
]

/** The bytes of a file, unless it is plainly no CSV: then throws `RollUnreadable`. */
export async function* textBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true
  for await (const chunk of chunks) {
    const wrong = first && NOT_TEXT.find(([start]) => start.every((byte, place) => chunk[place] === byte))
    if (wrong) throw new RollUnreadable(wrong[1])
    if (chunk.length) first = false
    yield chunk
  }
}

/** The line of headings is the first with two of them: reports often have a title above. */
export const isHeadings = (cells: readonly string[]): boolean =>
  cells.filter((cell) => cell.trim()).length > 1

/** The rows of a plain file: `raw` takes a target of the mapping; problems name the file's own heading. */
export async function* plainRows(
  file: TableFile,
  mapping: PlainMapping,
  report: Report,
): AsyncGenerator<Row> {
  const whole = complainAbout(report, file.name, null)
  const places = new Map<string, number>()
  for (const [place, target] of mapping.entries())
    if (target && !places.has(target)) places.set(target, place)
  const text = decodeText(textBytes(await file.open()), (encoding) =>
    whole('taken with care', 'encoding-guessed', { params: { encoding } }),
  )
  let headings: readonly string[] | null = null
  let rows = 0
  for await (const { line, cells, stray, broken } of csvRows(text)) {
    if (!headings) {
      if (!broken && isHeadings(cells)) headings = cells
      continue
    }
    rows++
    const named = headings
    const complain: Row['complain'] = (severity, code, about = {}) => {
      const heading = named[places.get(about.field as PlainTarget) ?? -1]
      const field = heading === undefined ? about : { ...about, field: shortValue(heading.trim()) }
      complainAbout(report, file.name, line)(severity, code, field)
    }
    if (!wellFormed({ line, cells, stray, broken }, headings.length, complain)) continue
    yield { file: file.name, line, complain, raw: (target) => cells[places.get(target) ?? -1] ?? '' }
  }
  if (!headings) whole('left out', 'file-empty')
  else if (rows === 0) whole('taken with care', 'file-without-rows')
}
