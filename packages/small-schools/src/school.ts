/** A trait value to keep even: who has it, and how many each unit may hold. */
export interface Spread {
  readonly trait: string
  readonly value: string
  /** 1 for learners who have it. */
  readonly has: Uint8Array
  readonly low: Int32Array
  readonly high: Int32Array
}

/**
 * The input as numbers, learners and units in the order of their ids. *Blocks* are the groups who must be together, and
 * everybody else alone.
 */
export interface School {
  readonly ids: readonly string[]
  readonly unitIds: readonly string[]
  readonly least: Int32Array
  readonly most: Int32Array
  /** Sizes as even as `least` and `most` let them be; together everybody. */
  readonly aim: Int32Array
  readonly friends: readonly (readonly number[])[]
  readonly apart: readonly (readonly [number, number])[]
  readonly blocks: readonly (readonly number[])[]
  readonly blockOf: Int32Array
  readonly spreads: readonly Spread[]
  readonly seed: number
}
