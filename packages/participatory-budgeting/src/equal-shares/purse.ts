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
export interface Purse extends Classes {
  readonly book: Book
  readonly support: Support
  readonly endowment: Endowment
  /** Grains in one minor unit: a power of two. */
  readonly scale: number
  /** The class of each voter. */
  readonly classOf: Int32Array
  classes: number
  readonly purchases: Purchase[]
}

/** The columns of the classes: room that one run after the other uses. */
export interface Classes {
  money: Float64Array
  /** How many grains `money` may be off. */
  error: Float64Array
  /** How `money` moves when the endowment rises by one minor unit, and how far off that may be. */
  slope: Float64Array
  slopeError: Float64Array
  /** The class its members were in before their last payment, the purchase they paid for, and its worth to them. */
  parent: Int32Array
  paid: Int32Array
  worth: Float64Array
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

export function emptyClasses(room: number): Classes {
  return {
    money: new Float64Array(room),
    error: new Float64Array(room),
    slope: new Float64Array(room),
    slopeError: new Float64Array(room),
    parent: new Int32Array(room),
    paid: new Int32Array(room),
    worth: new Float64Array(room),
  }
}

/** Doubles the room for classes. */
export function widen(classes: Classes): void {
  const wide = emptyClasses(classes.money.length * 2)
  for (const column of Object.keys(wide) as (keyof Classes)[]) {
    wide[column].set(classes[column])
    classes[column] = wide[column] as never
  }
}

/** How many grains there are in a minor unit, and in everybody's money to begin with. */
export function grainsFor(book: Book, endowment: Endowment): { scale: number; money: number } {
  // All money together stays below 2^53 grains; finer grains than 2^-40 would gain nothing.
  const total = (endowment.numerator * BigInt(book.voters)) / endowment.denominator
  const power = Math.min(40, bits - total.toString(2).length)
  const numerator = power >= 0 ? endowment.numerator << BigInt(power) : endowment.numerator >> BigInt(-power)
  return { scale: 2 ** power, money: Number(numerator / endowment.denominator) }
}

/** Gives everybody the endowment. The columns of an earlier run are used again: its purse is spent. */
export function fillPurse(book: Book, support: Support, endowment: Endowment, before: Classes): Purse {
  const { scale, money } = grainsFor(book, endowment)
  const purse: Purse = {
    ...columnsOf(before),
    book,
    support,
    endowment,
    scale,
    classOf: new Int32Array(book.voters).fill(1),
    classes: 2,
    purchases: [],
  }
  purse.money[0] = 0
  purse.money[1] = money
  purse.error[0] = 0
  purse.error[1] = 2
  purse.slope[0] = 0
  purse.slope[1] = scale
  purse.slopeError.fill(0, 0, 2)
  purse.parent.fill(-1, 0, 2)
  return purse
}

function columnsOf({ money, error, slope, slopeError, parent, paid, worth }: Classes): Classes {
  return { money, error, slope, slopeError, parent, paid, worth }
}
