import { CountError, type Rule } from '../../packages/participatory-budgeting/src/index.ts'

/** The options of `kith count`, as commander gives them. */
export interface CountOptions {
  readonly votes?: string
  readonly budget?: string
  readonly voteType: 'approval' | 'ordinal' | 'cumulative' | 'scoring'
  readonly rule: 'equal-shares' | 'greedy' | 'phragmen' | 'published'
  readonly ruleFile?: string
  readonly utility?: string
  readonly completion?: string
  readonly step?: string
  readonly fill?: string
  readonly comparison?: string
  readonly by?: string
  readonly unaffordable?: string
  readonly totals?: string
  readonly threshold?: number
  readonly withdrawn?: string
  readonly tie?: string
  readonly lot?: string
  readonly project?: string
  readonly record?: string
  readonly verify?: string
  readonly write?: string
  readonly json?: true
}

/** Something wrong with a file or an option: named, with the mend, and no stack behind it. */
export class InputFault extends Error {
  override readonly name = 'InputFault'
}

export function isFault(error: unknown): error is Error {
  return error instanceof InputFault || error instanceof CountError
}

/** The rule that the options spell, for `settleRule` of the package to check. */
export function ruleFrom(options: CountOptions, lot: readonly string[] | undefined): Rule {
  const list = (text: string | undefined) => text?.split(',').map((part) => part.trim())
  const { utility, completion, step, fill, comparison, by, unaffordable, totals, threshold } = options
  const common = { tie: list(options.tie), lot, threshold, withdrawn: list(options.withdrawn) }
  const own =
    options.rule === 'greedy'
      ? { by: by ?? 'votes', unaffordable, totals }
      : options.rule === 'phragmen'
        ? {}
        : { utility: utility ?? 'cost', completion, step, fill, comparison }
  const given = Object.entries({ rule: options.rule, ...own, ...common }).filter(
    ([, value]) => value !== undefined,
  )
  return Object.fromEntries(given) as unknown as Rule
}
