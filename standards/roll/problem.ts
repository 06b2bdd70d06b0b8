import { english } from './problem-text.ts'
import type { ProblemCode } from './problem-words.ts'
import { UNREADABLE_WORDS, type UnreadableCode } from './unreadable-words.ts'

/**
 * Something in a roll that could not be taken, or was taken with care. `problemText` (`./problem-text.ts`) makes the
 * sentences; this is what is kept.
 */
export type RollProblem = {
  /** The file's name in the roll; empty when it is about the roll as a whole. */
  readonly file: string
  readonly line: number | null
  /** The heading of the column, as the standard spells it. */
  readonly field: string | null
  /** What was there: at most 80 characters, control characters made visible. Use `safeCell` when writing it to a spreadsheet. */
  readonly value: string | null
  readonly severity: 'left out' | 'taken with care'
  readonly code: ProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

export type Report = (problem: RollProblem) => void

/**
 * The roll as a whole cannot be read. `message` is a sentence in English for the person who brought it; `code` and `params`
 * say the same through `UNREADABLE_WORDS` in another language.
 */
export class RollUnreadable extends Error {
  override readonly name = 'RollUnreadable'
  readonly code: UnreadableCode
  readonly params: Readonly<Record<string, string>>

  constructor(code: UnreadableCode, params: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(english(UNREADABLE_WORDS[code], params), options)
    this.code = code
    this.params = params
  }
}
