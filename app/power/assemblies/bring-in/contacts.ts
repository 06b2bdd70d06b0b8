import { parse } from 'csv-parse/sync'

const NAMES = [
  /^first[ _]?name$/i,
  /^given[ _]?name$/i,
  /^(full[ _]?)?name$/i,
  /^last[ _]?name$/i,
  /^(family[ _]?name|surname)$/i,
]
const REACH = [
  /^e-?mail$/i,
  /mobile|phone/i,
  /^primary[ _]?(address|city|zip)/i,
  /^(address|postcode|zip|city)/i,
]

/** Names and ways to reach people, as far as the respondents' file has columns for them, by the id that `readCsv` gives. */
export function contactsIn(respondents: string): ReadonlyMap<string, { name: string; reach: string }> {
  const first = respondents.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].reduce((best, sign) =>
    first.split(sign).length > first.split(best).length ? sign : best,
  )
  const rows = parse(respondents, {
    bom: true,
    delimiter,
    columns: true,
    trim: true,
    skip_empty_lines: true,
  }) as Record<string, string>[]
  const headings = Object.keys(rows[0] ?? {})
  const idColumn = ['id', 'nationbuilder_id'].find((name) => headings.includes(name))
  const joined = (row: Record<string, string>, patterns: readonly RegExp[], sign: string) =>
    patterns
      .flatMap((pattern) =>
        headings.filter((heading) => pattern.test(heading)).map((heading) => row[heading]!),
      )
      .filter((cell, at, all) => cell !== '' && all.indexOf(cell) === at)
      .join(sign)
  return new Map(
    rows.map((row, at) => {
      const id = idColumn === undefined ? String(at + 1) : row[idColumn]!
      return [
        id,
        { name: joined(row, NAMES, ' ').slice(0, 200), reach: joined(row, REACH, ', ').slice(0, 300) },
      ]
    }),
  )
}
