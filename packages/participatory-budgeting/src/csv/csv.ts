import { parse } from 'csv-parse/browser/esm/sync'
import { stringify } from 'csv-stringify/browser/esm/sync'
import { formatDecimal } from '../decimal.ts'
import { CountError } from '../error.ts'
import { readPabulib } from '../pabulib/read.ts'
import { writePabulib } from '../pabulib/write.ts'
import type { Election, VoteType } from '../types.ts'

/** An election as two tables, the columns those of Pabulib's PROJECTS and VOTES. */
export interface CsvTables {
  readonly projects: string
  readonly votes: string
  /** As an amount of the currency, such as "250000" or "1200.50". */
  readonly budget: string
  readonly voteType: VoteType
}

/** Reads two CSV tables (separated by commas, semicolons or tabs). Errors name the row of the table (SPEC 2.10). */
export function readCsv(tables: CsvTables): Election {
  const projects = table(tables.projects, 'projects')
  const votes = table(tables.votes, 'votes')
  const head = `META\nkey;value\nbudget;${tables.budget}\nvote_type;${tables.voteType}\nPROJECTS\n`
  const before = head.split('\n').length - 1
  try {
    return readPabulib(`${head}${projects.text}VOTES\n${votes.text}`)
  } catch (error) {
    if (!(error instanceof CountError) || error.row === null) throw error
    const line = error.row - before
    if (line < 1) throw new CountError(whatOf(error), { row: null, field: error.field, mend: error.mend })
    const ofProjects = line <= projects.rows
    const row = ofProjects ? line : line - projects.rows - 1
    const field = `${ofProjects ? 'projects' : 'votes'} ${error.field}`
    throw new CountError(whatOf(error), { row, field, mend: error.mend })
  }
}

/** What is wrong, without where and mend. */
function whatOf({ message, mend }: CountError): string {
  return message.slice(message.indexOf(': ') + 2, -mend.length - 1)
}

/** Reads with the library and writes one row a line, so that a line of the Pabulib text is a row of the table. */
function table(csv: string, name: string): { text: string; rows: number } {
  let rows: string[][]
  try {
    rows = parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch (error) {
    const mend = 'Save the table as CSV again, with quotes around texts that have commas in them.'
    throw new CountError(error instanceof Error ? `${error.message}.` : 'this is not CSV.', {
      row: null,
      field: name,
      mend,
    })
  }
  if (rows.length < 1)
    throw new CountError('the table is empty.', { row: null, field: name, mend: 'Add a header row.' })
  const oneLine = rows.map((row) => row.map((cell) => cell.replace(/[\r\n]+/g, ' ')))
  return { text: stringify(oneLine, { delimiter: ';' }), rows: rows.length }
}

function delimiterOf(csv: string): string {
  const header = csv.slice(0, csv.search(/[\r\n]|$/))
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).mark
}

/** Writes the two tables, with commas between cells. */
export function writeCsv(election: Election): CsvTables {
  const text = writePabulib({ ...election, meta: {} })
  const rows: string[][] = parse(text, { delimiter: ';', relax_column_count: true })
  const start = rows.findIndex((row) => row.length === 1 && row[0] === 'PROJECTS')
  const middle = rows.findIndex(
    (row, index) => index > start + election.projects.length && row[0] === 'VOTES',
  )
  return {
    projects: stringify(rows.slice(start + 1, middle)),
    votes: stringify(rows.slice(middle + 1)),
    budget: formatDecimal(election.budget, election.decimals),
    voteType: election.voteType,
  }
}
