import { stringify } from 'csv-stringify/sync'
import { safeCell } from '#standards/roll/cell.ts'
import type { Ask } from '../../../../http/ask.tsx'
import { needRuns } from '../../my-side.ts'
import { coverage } from '../coverage.ts'
import { type Sheet, sheetOf } from './sheet.ts'

/** The table as spreadsheets open it, in which nothing is run. What is not shown is an empty cell. */
export function sheetCsv({ head, names, shown }: Sheet): string {
  const rows = shown.map((row, n) => [names[n]!, ...row.map((cell) => (cell === null ? '' : String(cell)))])
  return stringify(
    [head, ...rows].map((row) => row.map(safeCell)),
    { bom: true, record_delimiter: 'windows' },
  )
}

/** `/mentoring/half-term/share.csv` */
export async function shareCsv(ask: Ask) {
  const { c, tx } = ask
  await needRuns(tx)
  const sheet = sheetOf(await coverage(ask))
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', 'attachment; filename="mentoring.csv"')
  return c.body(sheetCsv(sheet))
}
