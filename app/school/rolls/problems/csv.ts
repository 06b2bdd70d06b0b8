import { problemTable } from '#core/rolls/problem-table.ts'
import type { Ask } from '../../../http/ask.tsx'
import { needPower } from '../../powers.ts'
import { readImport } from '../imports.ts'
import { readProblems } from './problems.ts'

/** `/rolls/:id/problems.csv`: all of them, for whoever mends the roll in its own system. */
export async function problemsCsv({ c, tx }: Ask) {
  await needPower(tx, 'run_imports')
  const one = await readImport(tx, c.req.param('id') ?? '')
  const { problems } = await readProblems(tx, one.id, {}, { offset: 0, limit: 100_000 })
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="problems-${one.id}.csv"`)
  return c.body(problemTable(problems))
}
