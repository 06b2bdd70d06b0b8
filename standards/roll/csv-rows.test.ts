import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvRow, csvRows } from './csv-rows.ts'

async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function rowsOf(text: string, size = 1 << 16, delimiter?: string): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  for await (const row of csvRows(pieces(text, size), delimiter)) rows.push(row)
  return rows
}

const cellsOf = async (text: string, size?: number) => (await rowsOf(text, size)).map(({ cells }) => cells)

const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', '\n', '\r', ' ', ';', '1'), maxLength: 8 })
const table = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.constantFrom('\n', '\r\n', '\r'))
  .chain(([width, end]) =>
    fc.tuple(
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      fc.constant(end),
    ),
  )

test('agrees with csv-parse on every well-formed file, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 20 }), async ([rows, end], size) => {
      const text = stringify(rows, { record_delimiter: end, quoted: true })
      const parsed: string[][] = parse(text, {
        record_delimiter: ['\r\n', '\n', '\r'],
        skip_records_with_empty_values: true,
      })
      const wanted = parsed.filter((cells) => cells.some((one) => one.trim()))
      const got: (readonly string[])[] = []
      for await (const { cells } of csvRows(pieces(text, size), ',')) got.push(cells)
      expect(got).toEqual(wanted)
    }),
    { numRuns: 300 },
  )
})

test('what is in a file does not depend on how it arrives', async () => {
  const any = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', ';'), maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(any, fc.integer({ min: 1, max: 9 }), async (text, size) => {
      expect(await rowsOf(text, size)).toEqual(await rowsOf(text))
    }),
    { numRuns: 500 },
  )
})

describe('line numbers', () => {
  test('count physical lines, whatever ends them', async () => {
    const rows = await rowsOf('a,b\r\n"x\ny",1\r\r\nc,2\n\n\nd,3')
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'x\ny'],
      [5, 'c'],
      [8, 'd'],
    ])
  })
})

describe('delimiters', () => {
  test.each([
    [
      'a;b;c\n1,2;3;4',
      [
        ['a', 'b', 'c'],
        ['1,2', '3', '4'],
      ],
    ],
    [
      'sep=;\na,x;b\n1;2',
      [
        ['a,x', 'b'],
        ['1', '2'],
      ],
    ],
    ['A list\n\na\tb\n1\t2', [['A list'], ['a', 'b'], ['1', '2']]],
    [
      '"a,b,c";d\n1;2',
      [
        ['a,b,c', 'd'],
        ['1', '2'],
      ],
    ],
  ])('%j', async (text, wanted) => {
    expect(await cellsOf(text)).toEqual(wanted)
    expect(await cellsOf(text, 1)).toEqual(wanted)
  })
})

describe('broken lines', () => {
  test('cost themselves and nothing after', async () => {
    const rows = await rowsOf('a,b\n1,"open\n2,fine\n"3","also"\n4,"end')
    expect(rows.map(({ line, broken }) => [line, broken])).toEqual([
      [1, null],
      [2, 'quote-open'],
      [3, null],
      [4, null],
      [5, 'quote-open'],
    ])
  })

  test('a quoted field may have many lines, and not the whole file', async () => {
    const verse = (lines: number) => `a,b\n1,"${'line\n'.repeat(lines)}"\n2,x\n`
    expect((await rowsOf(verse(50))).map(({ broken }) => broken)).toEqual([null, null, null])
    expect((await rowsOf(verse(500)))[1]).toMatchObject({ line: 2, broken: 'quote-open' })
  })

  test('many open quotation marks do not make it slow', async () => {
    const rows = await rowsOf(`a,b\n${'x,"""y\n'.repeat(20_000)}`)
    expect(rows.length).toBeGreaterThan(1)
  })
})
