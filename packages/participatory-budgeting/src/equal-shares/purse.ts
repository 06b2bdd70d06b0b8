import type { Book, Support } from '../book.ts'

/** Everybody's starting money, exactly: `numerator / denominator` minor units each. */
export interface Endowment {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * The money of all voters while Equal Shares runs. Voters who have made the same payments share a *class*; a class has
 * its money as a whole number of `grain`s (so that sums are exact in any order), a bound on how far that is from the
 * truth, and the payments behind it, from which the truth can be had exactly (`exact.ts`). Class 0 has nothing left.
 */
export interface Purse {
  readonly book: Book
  readonly support: Support
  readonly endowment: Endowment
  /** Grains in one minor unit: a power of two. */
  readonly scale: number
  /** The class of each voter. */
  readonly classOf: Int32Array
  readonly money: number[]
  /** How many grains `money` may be off. */
  readonly error: number[]
  /** How `money` moves when the endowment rises by one, and how far off that may be. */
  readonly slope: number[]
  readonly slopeError: number[]
  /** The class its members were in before their last payment, the purchase they paid for, and its worth to them. */
  readonly parent: number[]
  readonly paid: number[]
  readonly worth: number[]
  readonly purchases: Purchase[]
}

/** What was bought, and who of its supporters gave all they had for it (with the classes they came from). */
export interface Purchase {
  readonly project: number
  /** Total worth of the project to those who paid their full part. */
  readonly payers: number
  readonly emptied: readonly number[]
  readonly emptiedHeads: readonly number[]
}

const bits = 52

/** Gives everybody the endowment. */
export function fillPurse(book: Book, support: Support, endowment: Endowment): Purse {
  // All money together stays below 2^53 grains; finer grains than 2^-40 would gain nothing.
  const total = (endowment.numerator * BigInt(book.voters)) / endowment.denominator
  const power = Math.min(40, bits - total.toString(2).length)
  const numerator = power >= 0 ? endowment.numerator << BigInt(power) : endowment.numerator >> BigInt(-power)
  return {
    book,
    support,
    endowment,
    scale: 2 ** power,
    classOf: new Int32Array(book.voters).fill(1),
    money: [0, Number(numerator / endowment.denominator)],
    error: [0, 2],
    slope: [0, 2 ** power],
    slopeError: [0, 0],
    parent: [-1, -1],
    paid: [-1, -1],
    worth: [0, 0],
    purchases: [],
  }
}
