/** Everything breakout rooms are made from. */
export interface RoomsInput {
  readonly people: readonly {
    readonly id: string
    /** Such as `{ age: 'child', from: 'Mill Lane' }`. */
    readonly traits?: Readonly<Record<string, string>>
  }[]
  readonly rounds: number
  /** The most people in a room; rooms differ in size by one at most. */
  readonly size: number
  /** Traits to mix by: as few alike in a room as can be, after meeting new people. */
  readonly mix?: readonly string[]
  /** Pairs who are never put in one room. */
  readonly apart?: readonly (readonly [string, string])[]
  /** Pairs who know each other already, so that meeting again counts for nothing. */
  readonly met?: readonly (readonly [string, string])[]
  readonly seed: number
}
