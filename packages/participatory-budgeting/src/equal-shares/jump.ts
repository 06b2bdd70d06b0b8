import type { Groups } from './gather.ts'
import type { Price } from './price.ts'
import type { Purse } from './purse.ts'

/**
 * How far the endowment may rise with every decision of a run certainly staying the same. Each decision is a
 * difference that is not negative now; money and prices move in straight lines as long as all decisions stand, so the
 * first difference to reach zero ends the jump. Errors count against us throughout, so a jump is never too long.
 */
export interface Jump {
  length: number
}

/** The difference must stay at 0 or above; it is `now` (± `doubt`) and moves by `slope` (± `slopeDoubt`). */
export function keep(jump: Jump, now: number, doubt: number, slope: number, slopeDoubt: number): void {
  const falling = slope - slopeDoubt
  if (falling >= 0) return
  // NaN, from an unknown slope, ends the jump as well.
  const length = Math.max(0, now - doubt) / -falling
  if (!(length >= jump.length)) jump.length = Number.isNaN(length) ? 0 : length * (1 - 2 ** -40)
}

/** Those who give all they have stay poor; those who pay their part can. */
export function keepParts(jump: Jump, purse: Purse, groups: Groups, price: Price): void {
  for (let g = 0; g < groups.size; g++) {
    const own = groups.classes[g]!
    if (own === 0) continue
    const worth = groups.worth[g]!
    const difference = groups.money[g]! - price.rho * worth
    const doubt = groups.error[g]! + price.error * worth + 1
    if (Math.abs(difference) <= doubt) {
      // Whoever gives exactly all they have keeps nothing, and would keep something with a little more.
      jump.length = 0
      return
    }
    const slope = purse.slope[own]! - price.slope * worth
    const sign = difference < 0 ? -1 : 1
    const slopeDoubt = purse.slopeError[own]! + price.slopeError * worth + Math.abs(slope) * 2 ** -50
    keep(jump, sign * difference, doubt, sign * slope, slopeDoubt)
  }
}

/** `other` stays no cheaper (for its weight) than the project that was bought. */
export function keepOrder(
  jump: Jump,
  bought: Price,
  weight: number,
  other: Price,
  otherWeight: number,
): void {
  const now = other.rho / otherWeight - bought.rho / weight
  const doubt =
    other.error / otherWeight + bought.error / weight + Math.abs(other.rho / otherWeight) * 2 ** -50
  const slope = other.slope / otherWeight - bought.slope / weight
  const slopeDoubt = other.slopeError / otherWeight + bought.slopeError / weight + Math.abs(slope) * 2 ** -50
  keep(jump, now, doubt, slope, slopeDoubt)
}

/** The supporters in `groups` stay short of the cost; returns for how long, by the look of it. */
export function keepShort(jump: Jump, purse: Purse, groups: Groups, missing: number): number {
  let slope = 0
  let slopeDoubt = 0
  let doubt = 2
  for (let g = 0; g < groups.size; g++) {
    const own = groups.classes[g]!
    const moves = groups.heads[g]! * purse.slope[own]!
    slope -= moves
    slopeDoubt += groups.heads[g]! * purse.slopeError[own]! + Math.abs(moves) * groups.size * 2 ** -52
    doubt += groups.heads[g]! * groups.error[g]!
  }
  keep(jump, missing, doubt, slope, slopeDoubt)
  return slope < 0 ? missing / -slope : Number.POSITIVE_INFINITY
}
