import type { Choices } from '../choices.ts'

/** Somebody who chooses from a menu. They are only ever given what they named. */
export interface Chooser {
  readonly id: string
  readonly choices: Choices
  /** How much they lost out before (see `carryForward`): whoever is owed more goes first. */
  readonly owed?: number
}

/** One thing on the menu: it runs with `least` to `places` people, or it does not run. */
export interface Option {
  readonly id: string
  readonly places: number
  readonly least?: number
}

/**
 * What "best" means:
 * - `leximin`: as few unplaced as possible, then as few last choices, then as few next-to-last …
 * - `least-total-rank`: as few unplaced as possible, then the least sum of ranks, then as `leximin`
 * - `rank-maximal`: as many first choices as possible, then as many second ones … (Irving 2006)
 */
export const OBJECTIVES = ['leximin', 'least-total-rank', 'rank-maximal'] as const
export type Objective = (typeof OBJECTIVES)[number]

/** Everything an allocation is made from. */
export interface AllocationInput {
  readonly people: readonly Chooser[]
  readonly options: readonly Option[]
  readonly objective: Objective
  /** Groups of people of whom no two may be at the same option. */
  readonly apart?: readonly (readonly string[])[]
  /** Groups of people who must all be at the same option, or all unplaced. */
  readonly together?: readonly (readonly string[])[]
  /** The seed of the lot that decides between equally good allocations. */
  readonly seed: number
}
