/** Somebody to find a place for. */
export interface Learner {
  readonly id: string
  /** Who they want near them. */
  readonly friends?: readonly string[]
  /** Such as `{ year: '7', area: 'Mill' }`. */
  readonly traits?: Readonly<Record<string, string>>
}

/** A small school, or house, or form: `least` to `most` learners. */
export interface Unit {
  readonly id: string
  readonly least: number
  readonly most: number
}

/** A trait to spread evenly: in each unit each value's count is within so many of its even share, rounded outwards. */
export interface Balance {
  readonly trait: string
  readonly within: number
}

/** Everything a division is made from. */
export interface DivisionInput {
  readonly learners: readonly Learner[]
  /** The units, or how many: then they are named 1, 2, … and their sizes differ by one at most. */
  readonly units: number | readonly Unit[]
  /** Groups of whom no two may be in one unit. */
  readonly apart?: readonly (readonly string[])[]
  /** Groups who must be in one unit: siblings, say. */
  readonly together?: readonly (readonly string[])[]
  readonly balance?: readonly Balance[]
  readonly seed: number
}
