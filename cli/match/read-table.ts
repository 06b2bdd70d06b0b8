import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** A CSV file with a heading, row by row; `lines[i]` is the line of the file on which row i ends. */
export interface Table {
  readonly path: string
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly lines: readonly number[]
}

interface Parsed {
  readonly record: Record<string, string>
  readonly info: { readonly lines: number }
}

/** Reads a CSV file (commas, quotes, UTF-8 with or without its mark); an error names the file, the line and the mend. */
export function readTable(path: string): Table {
  const text = readText(path)
  try {
    const parsed: Parsed[] = parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
    })
    return { path, rows: parsed.map(({ record }) => record), lines: parsed.map(({ info }) => info.lines) }
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string }
    throw new Error(
      `${path}${lines ? `, line ${lines}` : ''}: ${message}. Mend the line, or save the table as CSV again.`,
    )
  }
}

/** A list of rows from an earlier `--json`; the engine looks at what is in them. */
export function readResult(path: string, name: string): readonly object[] {
  const text = readText(path)
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}. Give what --json printed.`)
  }
  const rows = (told as Readonly<Record<string, unknown>> | null)?.[name]
  if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null)) return rows
  throw new Error(`${path} has no list “${name}”. Give what --json printed.`)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new Error(`${path} ${missing ? 'is not there' : 'cannot be read'}. Check its name and place.`)
  }
}

/** A whole number where the cell holds one; otherwise its text, for the engine to refuse by name; nothing if blank. */
export function number(cell: string | undefined): number | undefined {
  if (cell === undefined || cell === '') return undefined
  return (/^-?\d+$/.test(cell) ? Number(cell) : cell) as number
}

/** A cell with several values, separated by semicolons. */
export function list(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Groups of names, one a row: every cell that is not blank, and semicolons within cells. */
export function groups(table: Table | undefined): string[][] {
  return (table?.rows ?? []).map((row) => Object.values(row).flatMap(list))
}

/** Only the fields that hold something. */
export function known<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

interface Fault extends Error {
  readonly list: string
  readonly row: number | undefined
}

const isFault = (error: unknown): error is Fault =>
  error instanceof Error && 'list' in error && 'mend' in error

/** Runs an engine; where its error names a row of a list that came from a file, says the file and the line instead. */
export async function inFiles<T>(
  files: Readonly<Record<string, Table | undefined>>,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const table = isFault(error) ? files[error.list] : undefined
    if (!isFault(error) || table === undefined) throw error
    const line = error.row === undefined ? '' : `, line ${table.lines[error.row - 1]}`
    const start = error.row === undefined ? error.list : `${error.list} row ${error.row}`
    throw new Error(`${table.path}${line}${error.message.slice(start.length)}`, { cause: error })
  }
}
