import { csvRecord, MOST_LENGTH } from './csv-record.ts'

const COMMA = 0x2c

export type CsvRow = {
  /** The physical line (1 is the first) on which it starts. */
  readonly line: number
  readonly cells: readonly string[]
  readonly stray: boolean
  /** Why the line could not be split; `cells` then holds its beginning. */
  readonly broken: 'quote-open' | 'line-too-long' | null
}

/**
 * Splits text into rows, empty lines left out. A line whose quotation mark is never closed costs that line and no other:
 * reading goes on with the next one.
 * @param delimiter by default the one of `,` `;` tab `|` that the first line with any has most of.
 */
export async function* csvRows(chunks: AsyncIterable<string>, delimiter?: string): AsyncGenerator<CsvRow> {
  let text = ''
  let line = 1
  let unit = delimiter?.charCodeAt(0)
  let skipping = false

  function* take(last: boolean): Generator<CsvRow> {
    let at = 0
    while (at < text.length) {
      if (skipping) {
        const next = nextLine(text, at, last)
        // A CR at the very end may be half of a CRLF: it waits for what follows.
        at = next ?? (text.endsWith('\r') && !last ? text.length - 1 : text.length)
        if (next === null) break
        skipping = false
        line++
        continue
      }
      if (unit === undefined) {
        const end = firstLineEnd(text, at)
        if (end === text.length && !last && end - at < MOST_LENGTH) break
        const first = text.slice(at, end)
        // Excel's own way of naming the delimiter, on a line of its own.
        const named = /^"?sep=(.)"?$/i.exec(first)?.[1]
        if (named || !first.trim()) {
          unit = named?.charCodeAt(0)
          skipping = true
          continue
        }
        unit = commonest(first)?.charCodeAt(0)
      }
      const record = csvRecord(text, at, unit ?? COMMA, last)
      if (record === 'more' && text.length - at <= MOST_LENGTH) break
      if (typeof record === 'string') {
        const open = record === 'broken' || nextLine(text, at, true) !== null
        yield {
          line,
          cells: [text.slice(at, at + 80).replace(/[\r\n].*/s, '')],
          stray: false,
          broken: open ? 'quote-open' : 'line-too-long',
        }
        skipping = true
        continue
      }
      const { cells, stray, next } = record
      if (cells.some((cell) => cell.trim())) yield { line, cells, stray, broken: null }
      line += lineEnds(text, at, next)
      at = next
    }
    text = text.slice(at)
  }

  for await (const chunk of chunks) {
    text += chunk
    yield* take(false)
  }
  yield* take(true)
}

function firstLineEnd(text: string, from: number): number {
  const offset = text.slice(from, from + MOST_LENGTH + 1).search(/[\r\n]/)
  return offset < 0 ? text.length : from + offset
}

/** Where the line after the one at `from` starts; null when that is not in the text (yet). */
function nextLine(text: string, from: number, last: boolean): number | null {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x0a) return i + 1
    if (unit !== 0x0d) continue
    if (i + 1 === text.length && !last) return null
    return text.charCodeAt(i + 1) === 0x0a ? i + 2 : i + 1
  }
  return null
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = nextLine(text, from, true); at !== null && at <= to; at = nextLine(text, at, true)) count++
  return count
}

/** Null for a line without any, such as a title above the headings. */
function commonest(headings: string): string | null {
  const bare = headings.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: bare.split(mark).length }))
  const most = counts.reduce((one, other) => (other.count > one.count ? other : one))
  return most.count > 1 ? most.mark : null
}
