/** A record may be this long, in UTF-16 units and in physical lines; longer ones are a quotation mark left open. */
export const MOST_LENGTH = 256 * 1024
export const MOST_LINES = 100

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20

export type CsvRecord = {
  readonly cells: readonly string[]
  /** Where the next record starts. */
  readonly next: number
  /** There was a quotation mark where none belongs; it was kept. */
  readonly stray: boolean
}

/** One cell: `end` is where its delimiter or line end stands. */
type Cell = { readonly value: string; readonly end: number; readonly stray: boolean }

/**
 * Reads one record of `text` (RFC 4180, with any line end) from `start`.
 * @param last whether `text` is all there is.
 * @returns `more` when the record may go on in text to come; `broken` when its quotation marks make no sense.
 */
export function csvRecord(
  text: string,
  start: number,
  delimiter: number,
  last: boolean,
): CsvRecord | 'more' | 'broken' {
  const cells: string[] = []
  let stray = false
  for (let at = start; ; ) {
    let open = at
    while (text.charCodeAt(open) === SPACE) open++
    const cell =
      text.charCodeAt(open) === QUOTE
        ? quotedCell(text, open, delimiter, last)
        : bareCell(text, at, delimiter, last)
    if (typeof cell === 'string') return cell
    cells.push(cell.value)
    if (cell.stray) stray = true
    const { end } = cell
    if (text.charCodeAt(end) === delimiter) {
      at = end + 1
      continue
    }
    if (text.charCodeAt(end) === CR) {
      if (end + 1 === text.length && !last) return 'more'
      return { cells, stray, next: text.charCodeAt(end + 1) === LF ? end + 2 : end + 1 }
    }
    return { cells, stray, next: Math.min(end + 1, text.length) }
  }
}

/** Where the cell that starts at `at` ends: its delimiter, its line end, or the end of the text. */
function cellEnd(text: string, at: number, delimiter: number): number {
  for (let i = at; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === delimiter || unit === LF || unit === CR) return i
  }
  return text.length
}

function bareCell(text: string, at: number, delimiter: number, last: boolean): Cell | 'more' {
  const end = cellEnd(text, at, delimiter)
  return end === text.length && !last ? 'more' : { value: text.slice(at, end), end, stray: false }
}

function quotedCell(text: string, open: number, delimiter: number, last: boolean): Cell | 'more' | 'broken' {
  let from = open + 1
  let value = ''
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return last || tooManyLines(text, open, text.length) ? 'broken' : 'more'
    if (text.charCodeAt(quote + 1) === QUOTE) {
      value += text.slice(from, quote + 1)
      from = quote + 2
      continue
    }
    let end = quote + 1
    while (text.charCodeAt(end) === SPACE) end++
    if (end >= text.length && !last) return 'more'
    if (tooManyLines(text, open, quote)) return 'broken'
    value += text.slice(from, quote)
    if (cellEnd(text, end, delimiter) === end) return { value, end, stray: false }
    return /[\r\n]/.test(value) ? 'broken' : strayCell(text, open, delimiter, last)
  }
}

/** A quoted cell with quotation marks inside that nobody doubled: it ends where a quotation mark ends a cell of its line. */
function strayCell(text: string, open: number, delimiter: number, last: boolean): Cell | 'more' {
  let lineEnd = open
  while (lineEnd < text.length && text.charCodeAt(lineEnd) !== LF && text.charCodeAt(lineEnd) !== CR)
    lineEnd++
  if (lineEnd === text.length && !last) return 'more'
  for (
    let quote = text.indexOf('"', open + 1);
    quote >= 0 && quote < lineEnd;
    quote = text.indexOf('"', quote + 1)
  ) {
    if (cellEnd(text, quote + 1, delimiter) === quote + 1 && text.charCodeAt(quote - 1) !== delimiter) {
      return { value: text.slice(open + 1, quote), end: quote + 1, stray: true }
    }
  }
  const end = cellEnd(text, open, delimiter)
  return { value: text.slice(open, end), end, stray: true }
}

function tooManyLines(text: string, from: number, to: number): boolean {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    if (++lines > MOST_LINES) return true
  }
  return to - from > MOST_LENGTH
}
