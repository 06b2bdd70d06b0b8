import type { Rule } from './rule.ts'

/** Why a project was funded. Money is in minor units; what is not whole is a double, for people to read. */
export interface Step {
  readonly project: string
  readonly stage: 'free' | 'equal-shares' | 'greedy' | 'last-share' | 'fill' | 'phragmen'
  readonly cost: number
  readonly votes: number
  /** Budget left after it. */
  readonly left: number
  /** Projects that were exactly level with it and came after it by the tie rule. */
  readonly tied: readonly string[]
  /** Equal Shares: the most that anybody paid, cost in units of that, and what the supporters had between them. */
  readonly payment?: number
  readonly effectiveVotes?: number
  readonly money?: number
  /** Phragmén: what each supporter has carried in all after this project. */
  readonly load?: number
}

/** Why a project was not funded. */
export type Loss =
  | { readonly project: string; readonly reason: 'withdrawn' | 'below-threshold' | 'unsupported' }
  /** It costs nothing, and where worth is cost that is worth nothing to anybody (as pabutools counts it). */
  | { readonly project: string; readonly reason: 'costs-nothing' }
  /** Its supporters had only `money` between them after `after` purchases. */
  | {
      readonly project: string
      readonly reason: 'too-little-money'
      readonly money: number
      readonly missing: number
      readonly after: number
    }
  /** Only `left` of the budget was left when its turn came. */
  | {
      readonly project: string
      readonly reason: 'does-not-fit'
      readonly left: number
      readonly missing: number
    }
  /** The count had ended before its turn. */
  | { readonly project: string; readonly reason: 'ended-before' }
  /** It won Equal Shares, and more voters preferred the greedy outcome. */
  | { readonly project: string; readonly reason: 'comparison' }

/** How the Equal Shares of an outcome came about. */
export interface Endowing {
  /** Everybody's share in minor units, exactly `numerator / denominator`. */
  readonly share: number
  readonly numerator: string
  readonly denominator: string
  /** How often the step was added, how many times the rule was run to find that, and why the rise ended. */
  readonly raises: number
  readonly runs: number
  readonly ended: 'not-raised' | 'overspent' | 'exhausted' | 'all-funded' | 'steady' | 'bound'
}

/** Voters who prefer each outcome. */
export interface Compared {
  readonly equalShares: number
  readonly greedy: number
  readonly chosen: 'equal-shares' | 'greedy'
}

export interface Outcome {
  readonly rule: Rule
  /** Ids of the funded projects in the order of their funding. */
  readonly winners: readonly string[]
  readonly budget: number
  readonly cost: number
  readonly steps: readonly Step[]
  /** Projects that were not funded, in the order of their ids. */
  readonly losses: readonly Loss[]
  readonly endowing?: Endowing
  readonly compared?: Compared
}
