/**
 * The input as numbers. People are numbered in the order of their ids. Person p's choices are the entries
 * `start[p] … start[p + 1] - 1`, best first. Option number `options` stands for being unplaced, and everybody's entries end
 * with it.
 */
export interface Menu {
  readonly peopleIds: readonly string[]
  readonly optionIds: readonly string[]
  readonly start: Int32Array
  readonly option: Int32Array
  /** Rank from 1; 0 for being unplaced. */
  readonly rank: Int32Array
  readonly places: Int32Array
  readonly least: Int32Array
  /** Who goes first among equals, from 0. */
  readonly turn: Int32Array
  /** People owed the same share a class; class 0 is owed most and goes first. */
  readonly classOf: Int32Array
  readonly classes: number
  readonly worstRank: number
  readonly apart: readonly (readonly number[])[]
  readonly together: readonly (readonly number[])[]
}
