import { type ExactPrice, exactPrice, hasEnough } from './exact.ts'
import { type Groups, gather } from './gather.ts'
import type { Purse } from './purse.ts'

/** What a project costs its supporters now: the ρ of the method, for each unit of worth. */
export interface Price {
  readonly project: number
  /** ρ in grains for each unit of worth, and how far off it may be. */
  rho: number
  error: number
  /** How ρ moves when the endowment rises by one minor unit, and how far off that may be. */
  slope: number
  slopeError: number
  /** Total worth to those who pay their full part; the greatest worth among them. */
  payers: number
  most: number
  /** Money of all supporters, in grains. */
  money: number
  exact: ExactPrice | null
}

/** A price that is exact already, or made so. */
export function certain(purse: Purse, groups: Groups, price: Price): ExactPrice {
  if (price.exact) return price.exact
  gather(purse, price.project, groups)
  price.exact = exactPrice(purse, price.project, groups)
  return price.exact
}

/** The price of `project`, or `null` when its supporters cannot afford it; `scarce.money` is what they have. */
export function priceOf(
  purse: Purse,
  project: number,
  groups: Groups,
  scarce: { money: number },
): Price | null {
  gather(purse, project, groups)
  const { money, error } = purse
  const cost = purse.book.cost[project]! * purse.scale
  let total = 0
  let doubt = 2
  for (let g = 0; g < groups.size; g++) {
    total += groups.heads[g]! * money[groups.classes[g]!]!
    doubt += groups.heads[g]! * error[groups.classes[g]!]!
  }
  scarce.money = total
  if (total < cost - doubt) return null
  if (total <= cost + doubt && !hasEnough(purse, project, groups)) return null
  return share(purse, project, groups, cost, total, doubt) ?? fromExact(purse, project, groups, total)
}

/** Splits the cost: whoever has less than their part gives all. `null` where doubles cannot tell who that is. */
function share(
  purse: Purse,
  project: number,
  groups: Groups,
  cost: number,
  total: number,
  doubt: number,
): Price | null {
  const { classes, worth, heads, size } = groups
  const { money, slope, slopeError } = purse
  let payers = 0
  for (let g = 0; g < size; g++) if (classes[g] !== 0) payers += heads[g]! * worth[g]!
  let given = 0
  let rho = cost / payers
  for (let last = -1; last !== payers; ) {
    last = payers
    payers = 0
    given = 0
    for (let g = 0; g < size; g++) {
      const own = money[classes[g]!]!
      if (own < rho * worth[g]!) given += heads[g]! * own
      else payers += heads[g]! * worth[g]!
    }
    if (!(payers > 0)) return null
    // ρ only rises from pass to pass; rounding must not turn it back and begin the pass again.
    rho = Math.max(rho, (cost - given) / payers)
  }
  // ρ is at most `4 doubt / payers` off as long as half the payers have that much to spare (SPEC 4.6).
  const margin = (4 * doubt) / payers + rho * 2 ** -50
  let near = 0
  let most = 0
  let risingSum = 0
  let risingError = 0
  for (let g = 0; g < size; g++) {
    const own = classes[g]!
    if (money[own]! < rho * worth[g]!) {
      const moves = heads[g]! * slope[own]!
      risingSum += moves
      risingError += heads[g]! * slopeError[own]! + Math.abs(moves) * size * 2 ** -52
      continue
    }
    if (worth[g]! > most) most = worth[g]!
    if (money[own]! < (rho + margin) * worth[g]!) near += heads[g]! * worth[g]!
  }
  if (near * 2 > payers) return null
  const moves = -risingSum / payers
  return {
    project,
    rho,
    error: margin,
    slope: moves,
    slopeError: risingError / payers + Math.abs(moves) * 2 ** -50,
    payers,
    most,
    money: total,
    exact: null,
  }
}

function fromExact(purse: Purse, project: number, groups: Groups, total: number): Price {
  const exact = exactPrice(purse, project, groups)
  return {
    project,
    rho: exact.value * purse.scale,
    error: exact.value * purse.scale * 2 ** -50,
    // Unknown: such a price ends every jump (`jump.ts`).
    slope: 0,
    slopeError: Number.POSITIVE_INFINITY,
    payers: exact.payers,
    most: exact.most,
    money: total,
    exact,
  }
}
