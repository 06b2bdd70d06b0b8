import { readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import { FileFault } from './file-fault.ts'

/** A file's rows, each with the line (CSV) or the entry (JSON, from 1) where it stands. */
export interface Rows {
  readonly file: string
  readonly rows: readonly { readonly line: number; readonly fields: Readonly<Record<string, unknown>> }[]
}

/** Reads a CSV file with a header (comma, semicolon or tab) or a JSON list of objects. */
export function readRows(file: string): Rows {
  const text = readText(file)
  const rows = text.trimStart().startsWith('[') ? jsonRows(file, text) : csvRows(file, text)
  if (rows.length === 0) throw new FileFault(file, undefined, 'there is no row in it.', 'Give at least one.')
  return { file, rows }
}

export function readText(file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new FileFault(
      file,
      undefined,
      `it cannot be read (${code}).`,
      'Check its name and who may read it.',
    )
  }
  if (text.trim() === '')
    throw new FileFault(file, undefined, 'it is empty.', 'Give a file with a header and rows.')
  return text
}

export function readJson(file: string, text = readText(file)): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FileFault(
      file,
      undefined,
      `it is not JSON (${(error as Error).message}).`,
      'Give it as it was written.',
    )
  }
}

function jsonRows(file: string, text: string): Rows['rows'] {
  const list = readJson(file, text) as unknown[]
  return list.map((entry, index) => {
    if (typeof entry === 'object' && entry !== null)
      return { line: index + 1, fields: entry as Record<string, unknown> }
    throw new FileFault(file, index + 1, 'this entry is not an object.', 'Give a list of objects.')
  })
}

function csvRows(file: string, text: string): Rows['rows'] {
  const header = text.slice(0, text.search(/\r?\n|$/))
  const delimiter = [',', ';', '\t'].find((mark) => header.includes(mark)) ?? ','
  try {
    const records = parse(text, {
      bom: true,
      columns: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[]
    return records.map(({ record, info }) => ({ line: info.lines, fields: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : undefined
    throw new FileFault(
      file,
      line,
      `it is not CSV here (${error.message}).`,
      'Mend the quotes and the number of fields.',
    )
  }
}
