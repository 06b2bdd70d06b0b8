import { formatNumber } from '#words'
import type { BroughtIn } from '../../app/core/rolls/bring-in.ts'
import { MOST_PROBLEMS } from '../../app/core/rolls/bring-in.ts'
import { countWords } from '../../app/core/rolls/count-words.ts'
import { sayProblem, severityWords } from '../../app/core/rolls/say-problem.ts'

const SHOWN = 20

/** What an import did and what needs a look, as lines for a terminal. */
export function tellFindings(
  { counts, problems, problemCount }: BroughtIn,
  about: { readonly place: string; readonly dryRun: boolean; readonly listed: string | undefined },
): string {
  const lines = [
    about.dryRun
      ? `Looked at for ${about.place}. Nothing was changed. It would be so:`
      : `Brought in for ${about.place}:`,
    ...countWords(counts).map((words) => `  ${words}`),
  ]
  if (problemCount > 0) lines.push('', `${formatNumber(problemCount)} to look at:`)
  for (const problem of problems.slice(0, SHOWN)) {
    const { what, mend } = sayProblem(problem)
    const where = [problem.file, problem.line === null ? '' : `line ${problem.line}`, problem.field ?? '']
    lines.push(`  ${where.filter(Boolean).join(', ')}: ${severityWords(problem)}. ${what} ${mend}`)
  }
  if (problems.length > SHOWN) {
    const many = problemCount > MOST_PROBLEMS ? `the first ${formatNumber(MOST_PROBLEMS)}` : 'all of them'
    lines.push(
      about.listed === undefined ? `  … ${many} with --problems FILE.csv` : `  … ${many} in ${about.listed}`,
    )
  }
  return `${lines.join('\n')}\n`
}
