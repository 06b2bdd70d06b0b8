import { compareToPart, exactPrice } from './exact.ts'
import { type Groups, gather } from './gather.ts'
import type { Price } from './price.ts'
import { type Purse, widen } from './purse.ts'
import { errorAfter } from './trail.ts'

/** Buys the project at its price: its supporters move to new classes. Leaves them in `groups`, as they were. */
export function pay(purse: Purse, price: Price, groups: Groups): void {
  gather(purse, price.project, groups)
  const clear = price.exact === null && partsAreClear(price, groups)
  const exact = clear ? null : (price.exact ?? exactPrice(purse, price.project, groups))
  const next = new Int32Array(groups.size)
  const emptied: number[] = []
  const emptiedHeads: number[] = []
  let payers = 0
  for (let g = 0; g < groups.size; g++) {
    const own = groups.classes[g]!
    if (own === 0) continue
    const worth = groups.worth[g]!
    const side = exact ? compareToPart(purse, exact, own, worth) : groups.money[g]! - price.rho * worth
    if (side < 0) {
      emptied.push(own)
      emptiedHeads.push(groups.heads[g]!)
    } else payers += groups.heads[g]! * worth
    if (side > 0) next[g] = charge(purse, price, own, worth)
  }
  purse.purchases.push({
    project: price.project,
    payers: exact ? exact.payers : payers,
    emptied,
    emptiedHeads,
  })
  const { starts, voters } = purse.support
  const first = starts[price.project]!
  for (let i = first; i < starts[price.project + 1]!; i++)
    purse.classOf[voters[i]!] = next[groups.of[i - first]!]!
}

function partsAreClear(price: Price, groups: Groups): boolean {
  for (let g = 0; g < groups.size; g++) {
    if (groups.classes[g] === 0) continue
    const difference = Math.abs(groups.money[g]! - price.rho * groups.worth[g]!)
    if (difference <= groups.error[g]! + price.error * groups.worth[g]! + 1) return false
  }
  return true
}

/** A new class for those of `own` to whom the project is worth `worth`, after they have paid. */
function charge(purse: Purse, price: Price, own: number, worth: number): number {
  const made = purse.classes++
  if (made >= purse.money.length) widen(purse)
  const moves = price.slope * worth
  const slope = purse.slope[own]! - moves
  purse.money[made] = Math.max(0, purse.money[own]! - Math.round(price.rho * worth))
  purse.error[made] = errorAfter(purse.error[own]!, price.error * worth)
  purse.slope[made] = slope
  purse.slopeError[made] =
    purse.slopeError[own]! + price.slopeError * worth + (Math.abs(moves) + Math.abs(slope)) * 2 ** -50
  purse.parent[made] = own
  purse.paid[made] = purse.purchases.length
  purse.worth[made] = worth
  return made
}
