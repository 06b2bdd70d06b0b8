import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { RollProblem } from '#standards/roll/problem.ts'

/** Problems of one kind in one column of one file, and an example. */
export interface ProblemGroup {
  readonly first: RollProblem
  readonly count: number
  readonly lines: readonly number[]
}

/** What was left out first, then by how often. */
export async function countProblems(tx: Tx, importId: string): Promise<readonly ProblemGroup[]> {
  const { rows } = await sql<{ first: RollProblem; count: number; lines: (number | null)[] }>`
    select (array_agg(problem order by n))[1] as first, count(*)::int as count,
      (array_agg((problem->>'line')::int order by n))[1:8] as lines
    from import_problems where import_id = ${importId}
    group by problem->>'severity', problem->>'code', problem->>'file', problem->>'field'
    order by problem->>'severity' desc, count(*) desc, problem->>'file', problem->>'field'`.execute(tx)
  // 'taken with care' sorts after 'left out'; what was left out matters more.
  return rows
    .map((row) => ({ ...row, lines: row.lines.filter((line) => line !== null) }))
    .toSorted((a, b) => Number(b.first.severity === 'left out') - Number(a.first.severity === 'left out'))
}

export interface Which {
  readonly code?: string | undefined
  readonly file?: string | undefined
  readonly field?: string | undefined
}

/** Problems in the order of the files; `which` narrows to one group. */
export async function readProblems(
  tx: Tx,
  importId: string,
  which: Which,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ problems: readonly RollProblem[]; total: number }> {
  const { rows } = await sql<{ problem: RollProblem; total: number }>`
    select problem, count(*) over ()::int as total from import_problems
    where import_id = ${importId}
      and (${which.code ?? null}::text is null or problem->>'code' = ${which.code ?? null})
      and (${which.file ?? null}::text is null or problem->>'file' = ${which.file ?? null})
      and (${which.field ?? null}::text is null or coalesce(problem->>'field', '') = ${which.field ?? null})
    order by n offset ${offset} limit ${limit}`.execute(tx)
  return { problems: rows.map(({ problem }) => problem), total: rows[0]?.total ?? 0 }
}
