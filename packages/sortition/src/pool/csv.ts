import { parse } from 'csv-parse/browser/esm/sync'
import { inList, onLines, SortitionError } from '../error.ts'
import { checkPool } from './check.ts'
import type { Person, Pool, Quota } from './pool.ts'

export interface CsvOptions {
  readonly panelSize: number
  /** The column with each person's id. Without it: `id`, `nationbuilder_id`, or else the row's number. */
  readonly idColumn?: string
  /** Columns that together say where somebody lives. Without them: `household`, where there is such a column. */
  readonly householdColumns?: readonly string[]
}

interface Row {
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
}

/** Reads the two files of the Sortition Foundation's tools: categories (or features) with quotas, and respondents. */
export function readCsv(categories: string, respondents: string, options: CsvOptions): Pool {
  const quotas = inList('quotas', () => readQuotas(categories))
  const people = inList('people', () => readPeople(respondents, quotas, options))
  return onLines({ quotas, people }, () => checkPool({ quotas, people, panelSize: options.panelSize }))
}

function table(text: string, file: string): { headings: string[]; rows: Row[] } {
  const first = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].reduce((best, sign) =>
    first.split(sign).length > first.split(best).length ? sign : best,
  )
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: 100_000,
    }) as never
  } catch (problem) {
    throw new SortitionError(`The ${file} file is not CSV: ${(problem as Error).message}.`, {
      field: file,
      mend: 'Save it as CSV (UTF-8) and try again.',
    })
  }
  const [head, ...rest] = records
  if (!head || rest.length === 0)
    throw new SortitionError(`The ${file} file is empty.`, {
      field: file,
      mend: 'It needs a line of headings and at least one row.',
    })
  const headings = head.record
  const twice = headings.find((heading, at) => headings.indexOf(heading) !== at)
  if (twice !== undefined)
    throw new SortitionError(`The column “${twice}” occurs twice in the ${file} file.`, {
      row: 1,
      field: twice,
      mend: 'Rename or remove one.',
    })
  const rows = rest.map(({ record, info }) => {
    if (record.length !== headings.length)
      throw new SortitionError(
        `The row has ${record.length} cells and the headings are ${headings.length}.`,
        { row: info.lines, field: file, mend: 'Fill in or remove cells; a cell with commas needs quotes.' },
      )
    return {
      line: info.lines,
      fields: Object.fromEntries(headings.map((heading, at) => [heading, record[at]!])),
    }
  })
  return { headings, rows }
}

function readQuotas(text: string): (Quota & { line: number })[] {
  const { headings, rows } = table(text, 'categories')
  const find = (names: readonly string[], optional = false): string | undefined => {
    const name = names.find((wanted) => headings.includes(wanted))
    if (name === undefined && !optional)
      throw new SortitionError(`The categories file has no column “${names[0]}”.`, {
        row: 1,
        field: names[0]!,
        mend: 'Its headings are category, feature, min, max (or feature, value, min, max).',
      })
    return name
  }
  const category = find(headings.includes('category') ? ['category'] : ['feature', 'category'])!
  const value = find(category === 'category' ? ['feature', 'name', 'value'] : ['value', 'name'])!
  const [min, max] = [find(['min'])!, find(['max'])!]
  const [minFlex, maxFlex] = [find(['min_flex'], true), find(['max_flex'], true)]
  const number = (row: Row, column: string) => {
    const cell = row.fields[column]!
    if (/^\d{1,7}$/.test(cell)) return Number(cell)
    throw new SortitionError(`“${cell}” is not a whole number.`, {
      row: row.line,
      field: column,
      mend: 'Write how many people, in digits.',
    })
  }
  return rows.map((row) => ({
    line: row.line,
    category: row.fields[category]!,
    value: row.fields[value]!,
    min: number(row, min),
    max: number(row, max),
    ...(minFlex !== undefined &&
      maxFlex !== undefined &&
      flexible(number(row, minFlex), number(row, maxFlex))),
  }))
}

/** Both zero means "not said" in the tools this format comes from. */
const flexible = (minFlex: number, maxFlex: number) =>
  minFlex === 0 && maxFlex === 0 ? {} : { minFlex, maxFlex }

function readPeople(
  text: string,
  quotas: readonly Quota[],
  options: CsvOptions,
): (Person & { line: number })[] {
  const { headings, rows } = table(text, 'respondents')
  const categories = [...new Set(quotas.map(({ category }) => category))]
  const homes = options.householdColumns ?? ['household'].filter((name) => headings.includes(name))
  for (const column of [
    ...categories,
    ...homes,
    ...(options.idColumn === undefined ? [] : [options.idColumn]),
  ])
    if (!headings.includes(column))
      throw new SortitionError(`The respondents file has no column “${column}”.`, {
        row: 1,
        field: column,
        mend: 'Add the column or change the name where it is asked for.',
      })
  const idColumn = options.idColumn ?? ['id', 'nationbuilder_id'].find((name) => headings.includes(name))
  return rows.map(({ line, fields }, at) => {
    const id = idColumn === undefined ? String(at + 1) : fields[idColumn]!
    if (id === '')
      throw new SortitionError('The id is empty.', {
        row: line,
        field: idColumn!,
        mend: 'Give each person an id of their own.',
      })
    for (const category of categories)
      if (!quotas.some((quota) => quota.category === category && quota.value === fields[category]))
        throw new SortitionError(`“${fields[category]}” is not one of the values of ${category}.`, {
          row: line,
          field: category,
          mend: 'Correct the cell, or add a row for this value to the categories file.',
        })
    const home = homes.map((column) => fields[column]!)
    const traits = Object.fromEntries(categories.map((category) => [category, fields[category]!]))
    return home.every((part) => part === '')
      ? { line, id, traits }
      : { line, id, traits, household: JSON.stringify(home) }
  })
}
