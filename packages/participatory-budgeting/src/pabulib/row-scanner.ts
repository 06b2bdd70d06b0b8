import { CountError } from '../error.ts'

const [QUOTE, SEMICOLON, LF, CR, SPACE] = [34, 59, 10, 13, 32]

/** A cursor over the rows of a semicolon-separated file; the cells are ranges of its bytes, without quotes. */
export interface RowScanner {
  readonly bytes: Uint8Array
  /** Moves to the next row that is not blank; `false` at the end. */
  next(): boolean
  /** Goes back (or on) to a row by the offset that `offset()` gave for it. */
  seek(offset: number): void
  offset(): number
  /** Line of the file on which the row starts, from 1 (right as long as nobody sought). */
  line(): number
  cells(): number
  start(cell: number): number
  end(cell: number): number
  /** The cell as text, trimmed; empty when the row has no such cell. */
  text(cell: number): string
  /** A cell whose bytes are not one range of the file (doubled quotes) as bytes of its own; `null` for the others. */
  rewritten(cell: number): Uint8Array | null
}

/**
 * Reads bytes and not text because a file of 90,000 votes has millions of cells nobody asks for (the bench compares).
 * Quotes follow Python's `csv`, which Pabulib's own tools use: a quote counts only at the start of a cell, two are one.
 */
export function rowScanner(bytes: Uint8Array): RowScanner {
  const decoder = new TextDecoder()
  let starts = new Uint32Array(64)
  let ends = new Uint32Array(64)
  let rewrites = new Map<number, string>()
  let count = 0
  let position = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let nextLine = 1
  let line = 1
  let offset = 0

  function add(start: number, end: number): void {
    if (count === starts.length) {
      const [wideStarts, wideEnds] = [new Uint32Array(count * 2), new Uint32Array(count * 2)]
      wideStarts.set(starts)
      wideEnds.set(ends)
      starts = wideStarts
      ends = wideEnds
    }
    starts[count] = start
    ends[count] = end
    count++
  }

  /** The cell that opens with a quote at `from`; leaves `position` on what ends the cell. */
  function quoted(from: number): void {
    let end = from + 1
    let doubled = false
    for (; ; end++) {
      if (end >= bytes.length) {
        throw new CountError('a quoted text is opened and never closed.', {
          row: line,
          field: `cell ${count + 1}`,
          mend: 'Close it with a second " or double the quotes inside it.',
        })
      }
      if (bytes[end] === LF) nextLine++
      if (bytes[end] !== QUOTE) continue
      if (bytes[end + 1] !== QUOTE) break
      doubled = true
      end++
    }
    position = end + 1
    while (position < bytes.length && !isBreak(bytes[position]!)) position++
    const tail = position > end + 1
    if (doubled || tail) {
      const inside = decoder.decode(bytes.subarray(from + 1, end)).replaceAll('""', '"')
      rewrites.set(count, inside + decoder.decode(bytes.subarray(end + 1, position)))
    }
    add(from + 1, end)
  }

  function isBreak(byte: number): boolean {
    return byte === SEMICOLON || byte === LF || byte === CR
  }

  function readRow(): void {
    line = nextLine
    offset = position
    count = 0
    if (rewrites.size > 0) rewrites = new Map()
    const length = bytes.length
    for (;;) {
      if (bytes[position] === QUOTE) quoted(position)
      else {
        const start = position
        let byte = 0
        while (position < length) {
          byte = bytes[position]!
          if (byte === SEMICOLON || byte === LF || byte === CR) break
          position++
        }
        add(start, position)
      }
      const byte = bytes[position]
      position++
      if (byte === SEMICOLON) continue
      if (byte === CR && bytes[position] === LF) position++
      nextLine++
      return
    }
  }

  function blank(): boolean {
    if (count > 1 || rewrites.size > 0) return false
    for (let i = starts[0]!; i < ends[0]!; i++) if (bytes[i]! > SPACE) return false
    return true
  }

  return {
    bytes,
    next() {
      while (position < bytes.length) {
        readRow()
        if (!blank()) return true
      }
      return false
    },
    seek(to) {
      position = to
    },
    offset: () => offset,
    line: () => line,
    cells: () => count,
    start: (cell) => starts[cell]!,
    end: (cell) => ends[cell]!,
    text(cell) {
      if (cell >= count) return ''
      return (rewrites.get(cell) ?? decoder.decode(bytes.subarray(starts[cell]!, ends[cell]!))).trim()
    },
    rewritten(cell) {
      const text = rewrites.get(cell)
      return text === undefined ? null : new TextEncoder().encode(text)
    },
  }
}
