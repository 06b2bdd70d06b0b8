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
  /** Whether all supporters pay their full part, so that the price is the lowest it can ever be. */
  full: boolean
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

/**
 * The price of a project, of which an earlier price is a bound from below, or `null` when its supporters cannot afford
 * it; `scarce.money` is what they have.
 */
export function priceOf(
  purse: Purse,
  { project, rho, error }: Price,
  groups: Groups,
  scarce: { money: number },
): Price | null {
  gather(purse, project, groups)
  const cost = purse.book.cost[project]! * purse.scale
  const { total } = groups
  const doubt = groups.doubt + 2
  scarce.money = total
  if (total < cost - doubt) return null
  if (total <= cost + doubt && !hasEnough(purse, project, groups)) return null
  return share(purse, project, groups, cost, total, rho - error) ?? fromExact(purse, project, groups, total)
}

/**
 * Splits the cost: whoever has less than their part gives all. `null` where doubles cannot tell who that is. Begun at a
 * bound from below (`floor`), ρ only rises from pass to pass, and ends where nobody more becomes poor.
 */
function share(
  purse: Purse,
  project: number,
  groups: Groups,
  cost: number,
  total: number,
  floor: number,
): Price | null {
  const { classes, worth, heads, money, error, part, size } = groups
  const { slope, slopeError } = purse
  let payers = 0
  let rho = Math.max(floor, Number.MIN_VALUE) // whoever has nothing is poor at any price
  for (let least = Number.NEGATIVE_INFINITY; least < rho; ) {
    least = Number.POSITIVE_INFINITY
    payers = 0
    let given = 0
    for (let g = 0; g < size; g++) {
      if (part[g]! < rho) given += heads[g]! * money[g]!
      else {
        payers += heads[g]! * worth[g]!
        if (part[g]! < least) least = part[g]!
      }
    }
    if (!(payers > 0)) return null
    // Rounding must not turn it back.
    rho = Math.max(rho, (cost - given) / payers)
  }
  let doubt = 1
  let most = 0
  let full = true
  let moves = 0
  let movesDoubt = 0
  for (let g = 0; g < size; g++) {
    if (money[g]! >= rho * worth[g]!) {
      if (worth[g]! > most) most = worth[g]!
      continue
    }
    full = false
    const own = classes[g]!
    const change = heads[g]! * slope[own]!
    doubt += heads[g]! * error[g]!
    moves -= change
    movesDoubt += heads[g]! * slopeError[own]! + Math.abs(change) * size * 2 ** -52
  }
  const sure = doubt / payers + rho * 2 ** -50
  const margin = unclearMargin(groups, rho, sure, doubt, payers)
  if (margin === null) return null
  return {
    project,
    rho,
    error: margin,
    slope: moves / payers,
    slopeError: movesDoubt / payers + (Math.abs(moves) / payers) * 2 ** -50,
    payers,
    most,
    full,
    money: total,
    exact: null,
  }
}

/**
 * How far ρ may be off. Where everybody is clearly poor or clearly not, only the money of the poor is in doubt
 * (`sure`). Whoever is so near their part that it cannot be told adds what they may give more or less, and does not
 * count among those who pay for sure; `null` when that is most of them (SPEC 4.6).
 */
function unclearMargin(
  groups: Groups,
  rho: number,
  sure: number,
  doubt: number,
  payers: number,
): number | null {
  let margin = sure
  for (let pass = 0; pass < 4; pass++) {
    let near = 0
    let unclear = 0
    for (let g = 0; g < groups.size; g++) {
      const worth = groups.worth[g]!
      const reach = groups.error[g]! + margin * worth + 1
      if (Math.abs(groups.money[g]! - rho * worth) > reach || groups.classes[g] === 0) continue
      near += groups.heads[g]! * worth
      unclear += groups.heads[g]! * 2 * reach
    }
    if (near === 0) return margin
    if (near * 2 > payers) return null
    const wider = (doubt + unclear) / (payers - near) + rho * 2 ** -50
    if (wider <= margin) return margin
    margin = wider * 2
  }
  return null
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
    full: false,
    money: total,
    exact,
  }
}
