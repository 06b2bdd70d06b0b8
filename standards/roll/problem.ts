import type { ProblemCode } from './problem-words.ts'

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

/** The roll as a whole cannot be read. `message` is a sentence for the person who brought it. */
export class RollUnreadable extends Error {
  override readonly name = 'RollUnreadable'
}
