import { append, type Chain, combine, emptyChain } from '../chain.ts'
import { ratioToNumber } from '../ratio.ts'
import type { Groups } from './gather.ts'
import type { Purse } from './purse.ts'

/** ρ = `numerator / (denominator · payers)` minor units for each unit of worth, exactly. */
export interface ExactPrice {
  readonly numerator: bigint
  readonly denominator: bigint
  readonly payers: number
  readonly most: number
  readonly value: number
}

const chains = new WeakMap<Purse, Chain>()

/** Whether the supporters in `groups` have the project's cost between them. */
export function hasEnough(purse: Purse, project: number, groups: Groups): boolean {
  const chain = chainOf(purse)
  const sum = emptySum(purse)
  for (let g = 0; g < groups.size; g++) addClass(purse, sum, groups.classes[g]!, groups.heads[g]!)
  return resolve(purse, chain, sum) >= BigInt(purse.book.cost[project]!) * chain.denominator
}

/** ρ of an affordable project, exactly. Doubles settle only what is far from any border. */
export function exactPrice(purse: Purse, project: number, groups: Groups): ExactPrice {
  const chain = chainOf(purse)
  const { classes, worth, heads, size } = groups
  const cost = BigInt(purse.book.cost[project]!) * chain.denominator
  const given = emptySum(purse)
  const rich = new Set<number>()
  let payers = 0
  for (let g = 0; g < size; g++) {
    if (classes[g] === 0) continue
    rich.add(g)
    payers += heads[g]! * worth[g]!
  }
  for (;;) {
    const numerator = cost - resolve(purse, chain, given)
    const value = ratioToNumber(numerator, chain.denominator * BigInt(payers))
    const rest: ExactPrice = { numerator, denominator: chain.denominator, payers, most: 0, value }
    const poorer = [...rich].filter((g) => compareToPart(purse, rest, classes[g]!, worth[g]!) < 0)
    if (poorer.length === 0) {
      let most = 0
      for (const g of rich) most = Math.max(most, worth[g]!)
      return { ...rest, most }
    }
    for (const g of poorer) {
      rich.delete(g)
      payers -= heads[g]! * worth[g]!
      addClass(purse, given, classes[g]!, heads[g]!)
    }
  }
}

/** Less than 0 when a member of the class has less than `worth` times the price; 0 when exactly that. */
export function compareToPart(purse: Purse, price: ExactPrice, own: number, worth: number): number {
  const part = price.value * purse.scale * worth
  const doubt = purse.error[own]! + part * 2 ** -50
  const difference = purse.money[own]! - part
  if (difference > doubt) return 1
  if (difference < -doubt) return -1
  const chain = chainOf(purse)
  const sum = emptySum(purse)
  addClass(purse, sum, own, 1)
  const exactly = resolve(purse, chain, sum) * BigInt(price.payers) - price.numerator * BigInt(worth)
  return exactly === 0n ? 0 : exactly < 0n ? -1 : 1
}

/** Less than 0 when `a` is the lower price for each unit of weight. */
export function comparePrices(a: ExactPrice, weightA: number, b: ExactPrice, weightB: number): number {
  const left = a.numerator * BigInt(b.payers) * BigInt(weightB)
  const right = b.numerator * BigInt(a.payers) * BigInt(weightA)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Money of some voters: `heads` endowments, and `paid[k]` (negative) times the price of purchase `k`. */
interface Sum {
  heads: number
  readonly paid: Float64Array
}

function emptySum(purse: Purse): Sum {
  return { heads: 0, paid: new Float64Array(purse.purchases.length) }
}

function addClass(purse: Purse, sum: Sum, own: number, heads: number): void {
  if (own === 0) return
  sum.heads += heads
  for (let c = own; purse.parent[c]! >= 0; c = purse.parent[c]!)
    sum.paid[purse.paid[c]!]! -= heads * purse.worth[c]!
}

/** The sum over the chain's denominator. */
function resolve(purse: Purse, chain: Chain, sum: Sum): bigint {
  return combine(chain, BigInt(sum.heads) * purse.endowment.numerator, sum.paid)
}

/** The prices of all purchases so far, worked out when first asked for. */
function chainOf(purse: Purse): Chain {
  let chain = chains.get(purse)
  if (!chain) {
    chain = emptyChain(purse.endowment.denominator)
    chains.set(purse, chain)
  }
  while (chain.numerators.length < purse.purchases.length) {
    const { project, emptied, emptiedHeads, payers } = purse.purchases[chain.numerators.length]!
    const given = emptySum(purse)
    for (const [i, own] of emptied.entries()) addClass(purse, given, own, emptiedHeads[i]!)
    const cost = BigInt(purse.book.cost[project]!) * chain.denominator
    append(chain, cost - resolve(purse, chain, given), payers)
  }
  return chain
}
