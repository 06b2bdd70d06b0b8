import { IntlMessageFormat } from 'intl-messageformat'
import type { RollProblem } from './problem.ts'
import { PROBLEM_WORDS } from './problem-words.ts'

type Params = Readonly<Record<string, string | number>>

const compiled = new Map<string, IntlMessageFormat>()

export function english(message: string, params: Params): string {
  const format = compiled.get(message) ?? new IntlMessageFormat(message, 'en-GB')
  compiled.set(message, format)
  return String(format.format(params))
}

/**
 * What happened and how to mend it, in words for a school secretary.
 * @param say turns an ICU message of `PROBLEM_WORDS` and its params into words; the English by default. Pass the
 *   interface's own translation to have the reader's language.
 */
export function problemText(
  problem: RollProblem,
  say: (message: string, params: Params) => string = english,
): { readonly what: string; readonly mend: string } {
  const { file, line, field, value } = problem
  const params = { file, line: line ?? 0, field: field ?? '', value: value ?? '', ...problem.params }
  const words = PROBLEM_WORDS[problem.code]
  return { what: say(words.what, params), mend: say(words.mend, params) }
}
