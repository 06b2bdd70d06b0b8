import type { RollProblem } from '#standards/roll/problem.ts'
import { problemText } from '#standards/roll/problem-text.ts'
import { t } from '#words'

/** What happened and how to mend it, in the reader's language. The sentences are kept in PROBLEM_WORDS. */
export const sayProblem = (problem: RollProblem) => problemText(problem, t)

export const severityWords = ({ severity }: RollProblem): string =>
  severity === 'left out' ? t('Left out') : t('Taken with care')
