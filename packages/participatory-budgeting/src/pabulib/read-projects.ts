import { type Decimal, parseDecimal } from '../decimal.ts'
import { CountError } from '../error.ts'
import type { RowScanner } from './row-scanner.ts'

/** A row of PROJECTS before amounts have a common unit. */
export interface ProjectRow {
  readonly line: number
  readonly id: string
  readonly cost: Decimal
  readonly known: { name?: string; votes?: number; score?: number; selected?: number }
  readonly fields: Record<string, string>
}

const numeric = ['votes', 'score', 'selected'] as const

/** One row of PROJECTS under the given column names. Cells that hold nothing or `None` are missing, as in Pabulib. */
export function readProject(row: RowScanner, columns: readonly string[]): ProjectRow {
  const fields: Record<string, string> = {}
  const known: ProjectRow['known'] = {}
  let id = ''
  let cost: Decimal | null = null
  for (const [cell, column] of columns.entries()) {
    const text = row.text(cell)
    if (column === 'project_id') id = text
    else if (column === 'cost') cost = readCost(text, row.line())
    else if (text === '' || text.toLowerCase() === 'none') continue
    else if (column === 'name') known.name = text
    else if (numeric.includes(column as 'votes'))
      known[column as 'votes'] = readNumber(text, column, row.line())
    else fields[column] = text
  }
  if (id === '' || id.includes(',')) {
    throw new CountError(id === '' ? 'a project has no id.' : `the id “${id}” has a comma in it.`, {
      row: row.line(),
      field: 'project_id',
      mend: 'Give every project a short id of its own, without commas.',
    })
  }
  return { line: row.line(), id, cost: cost!, known, fields }
}

function readCost(text: string, line: number): Decimal {
  const cost = parseDecimal(text)
  if (cost && cost.mantissa >= 0) return cost
  throw new CountError(
    text === '' ? 'the cost is missing.' : `the cost “${text}” is not an amount of money.`,
    {
      row: line,
      field: 'cost',
      mend: 'Write an amount of 0 or more, such as 12000 or 12000.50.',
    },
  )
}

function readNumber(text: string, field: string, line: number): number {
  const number = parseDecimal(text)
  if (number) return number.mantissa / 10 ** number.digits
  throw new CountError(`“${text}” is not a number.`, {
    row: line,
    field,
    mend: 'Write a number or leave it out.',
  })
}
