import { stringify } from 'csv-stringify/sync'
import { safeCell } from '#standards/roll/cell.ts'
import type { RollProblem } from '#standards/roll/problem.ts'
import { t } from '#words'
import { sayProblem, severityWords } from './say-problem.ts'

/** A table that spreadsheets open as what it is, and in which they run nothing. */
export function problemTable(problems: readonly RollProblem[]): string {
  const head = [
    t('File'),
    t('Line'),
    t('Field'),
    t('What was there'),
    t('What happened'),
    t('How to mend it'),
  ]
  const rows = problems.map((problem) => {
    const { what, mend } = sayProblem(problem)
    return [
      problem.file,
      problem.line === null ? '' : String(problem.line),
      problem.field ?? '',
      problem.value ?? '',
      `${severityWords(problem)}. ${what}`,
      mend,
    ].map(safeCell)
  })
  return stringify([head, ...rows], { bom: true, record_delimiter: 'windows' })
}
