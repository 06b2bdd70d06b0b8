import { cleanText } from '../roll/clean.ts'
import { csvRows } from '../roll/csv-rows.ts'
import { decodeText } from '../roll/decode.ts'
import { RollUnreadable } from '../roll/problem.ts'
import { isHeadings, textBytes } from './rows.ts'
import { suggestMapping } from './suggest.ts'
import type { PlainMapping } from './targets.ts'

/** More columns than any report has. */
const MOST_COLUMNS = 200

export type Headings = {
  readonly headings: readonly string[]
  /** The first rows under the headings, for the person who maps them to look at. */
  readonly samples: readonly (readonly string[])[]
  /** For each heading what it probably holds. */
  readonly suggested: PlainMapping
}

/**
 * Looks at the beginning of a plain CSV file (comma, semicolon, tab or bar).
 * Throws `RollUnreadable` when there are no headings to map.
 */
export async function readHeadings(chunks: AsyncIterable<Uint8Array>, most = 5): Promise<Headings> {
  let headings: readonly string[] | null = null
  const samples: (readonly string[])[] = []
  const one = (cell: string) => cleanText(cell.slice(0, 500)).text
  for await (const { cells, broken } of csvRows(decodeText(textBytes(chunks), () => {}))) {
    if (broken) continue
    if (headings) samples.push(cells.slice(0, headings.length).map(one))
    else if (isHeadings(cells)) headings = cells.map(one)
    if (samples.length >= most) break
  }
  if (!headings) throw new RollUnreadable('no-headings')
  if (headings.length > MOST_COLUMNS) throw new RollUnreadable('too-many-columns')
  return { headings, samples, suggested: suggestMapping(headings) }
}
