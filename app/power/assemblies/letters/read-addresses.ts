import { CsvError, parse } from 'csv-parse/sync'
import { t } from '#words'

/** A street and a house, and what the letters may be spread over. */
export interface NewAddress {
  readonly lines: string
  readonly traits: Readonly<Record<string, string>>
}

/** What is wrong with a list: in which line, in which column, and what to do. */
export class AddressProblem extends Error {
  override name = 'AddressProblem'

  constructor(problem: string, mend: string, line?: number, column?: string) {
    const where = [
      line === undefined ? '' : t('Line {line}', { line: String(line) }),
      column === undefined ? '' : t('column “{column}”', { column }),
    ].filter(Boolean)
    super(`${where.length > 0 ? `${where.join(', ')}: ` : ''}${problem} ${mend}`)
  }
}

const MOST = 200_000
/** Columns that say where a letter goes; every other column is something to spread letters over. */
const LINES = /^(address|street|house|line ?\d?|town|city|village|post ?code|postal code|zip|flat|number)\b/i
/** A list of streets and houses never holds who lives there. */
const PERSON = /\b(name|surname|e-?mail|phone|mobile|birth|dob|born|gender|sex|person|resident|occupant)\b/i

/**
 * Reads a list of addresses: CSV with headings, comma, semicolon or tab. Columns such as address, street, postcode are the
 * address; others (area, ward …) what letters can be spread over.
 * @throws AddressProblem
 */
export function readAddresses(text: string): readonly NewAddress[] {
  const records = table(text)
  const [head, ...rows] = records
  if (head === undefined || rows.length === 0)
    throw new AddressProblem(
      t('The list is empty.'),
      t('It needs a line of headings and at least one address.'),
    )
  if (rows.length > MOST)
    throw new AddressProblem(
      t('There are {n, number} addresses.', { n: rows.length }),
      t('Bring in {most, number} at most.', { most: MOST }),
    )
  const headings = head.record
  const personal = headings.find((heading) => PERSON.test(heading))
  if (personal !== undefined)
    throw new AddressProblem(
      t('The list seems to say who lives there.'),
      t('Take that column out: a list of addresses has no people in it.'),
      1,
      personal,
    )
  const empty = headings.indexOf('')
  if (empty >= 0)
    throw new AddressProblem(
      t('A column has no heading.'),
      t('Give it one, or take it out.'),
      1,
      String(empty + 1),
    )
  const twice = headings.find((heading, at) => headings.indexOf(heading) !== at)
  if (twice !== undefined)
    throw new AddressProblem(t('Two columns have this heading.'), t('Rename one of them.'), 1, twice)
  if (!headings.some((heading) => LINES.test(heading)))
    throw new AddressProblem(
      t('No column says where a letter goes.'),
      t('Call it “address”, or “street”, “town” and “postcode”.'),
      1,
    )
  return distinct(rows.map((row) => addressOf(row, headings)))
}

interface Line {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

function table(text: string): readonly Line[] {
  const first = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].reduce((best, sign) =>
    first.split(sign).length > first.split(best).length ? sign : best,
  )
  try {
    return parse(text, {
      bom: true,
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: 100_000,
    }) as unknown as readonly Line[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new AddressProblem(
      t('The list cannot be read as CSV.'),
      t('Save it as CSV (UTF-8) and try again; a cell with quotes in it needs them twice.'),
      typeof error.lines === 'number' ? error.lines : undefined,
    )
  }
}

function addressOf({ record, info: { lines: line } }: Line, headings: readonly string[]) {
  if (record.length !== headings.length)
    throw new AddressProblem(
      t('The line has {cells, number} cells and there are {headings, number} headings.', {
        cells: record.length,
        headings: headings.length,
      }),
      t('Fill in or take out cells; a cell with a comma in it needs quotes.'),
      line,
    )
  const cells = headings.map((heading, at) => [heading, record[at]!] as const)
  const lines = cells
    .flatMap(([heading, cell]) => (LINES.test(heading) && cell !== '' ? [cell] : []))
    .join('\n')
  if (lines === '')
    throw new AddressProblem(t('The address is empty.'), t('Fill it in, or take the line out.'), line)
  if (lines.length > 400)
    throw new AddressProblem(t('The address is very long.'), t('Keep it to 400 letters.'), line)
  const traits = Object.fromEntries(cells.filter(([heading]) => !LINES.test(heading)))
  const blank = Object.entries(traits).find(([, value]) => value === '')
  if (blank !== undefined)
    throw new AddressProblem(
      t('The cell is empty.'),
      t('Fill it in: letters may be spread over it.'),
      line,
      blank[0],
    )
  return { line, lines, traits }
}

/** Two letters to one door would be two chances. */
function distinct(found: readonly (NewAddress & { readonly line: number })[]): readonly NewAddress[] {
  const seen = new Map<string, number>()
  for (const { lines, line } of found) {
    const key = lines.toLowerCase().replaceAll(/\s+/g, ' ')
    const before = seen.get(key)
    if (before !== undefined)
      throw new AddressProblem(
        t('This address stands in line {line} already.', { line: String(before) }),
        t('Keep one of the two: it would have twice the chance.'),
        line,
      )
    seen.set(key, line)
  }
  return found.map(({ lines, traits }) => ({ lines, traits }))
}
