import { stringify } from 'csv-stringify/sync'
import { safeCell } from '#standards/roll/cell.ts'
import type { RollProblem } from '#standards/roll/problem.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { needPower } from '../../powers.ts'
import { readImport } from '../imports.ts'
import { readProblems, sayProblem, severityWords } from './problems.ts'

/** `/rolls/:id/problems.csv`: all of them, for whoever mends the roll in its own system. */
export async function problemsCsv({ c, tx }: Ask) {
  await needPower(tx, 'run_imports')
  const one = await readImport(tx, c.req.param('id') ?? '')
  const { problems } = await readProblems(tx, one.id, {}, { offset: 0, limit: 100_000 })
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="problems-${one.id}.csv"`)
  return c.body(problemTable(problems))
}

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
