import type { Position } from './flow.ts'
import type { Limits } from './limits.ts'
import type { Network } from './network.ts'
import { compareParts } from './objective-parts.ts'

interface Way {
  readonly option: number
  readonly cost: readonly number[]
}

/**
 * By how much more than its flow any allocation in a branch costs, because of the groups that the flow splits and the
 * people it joins who must be apart. Under the flow's prices no one person's other choice costs less than theirs (its
 * reduced cost is nothing or more), and what people cost there adds up: so each broken limit adds the least that
 * any way of keeping it costs, as long as nobody is counted twice.
 */
export function lift(network: Network, limits: Limits, { at, prices }: Position): number[] {
  const { menu, kinds, costs, nodes } = network
  const { limbs, packed } = costs
  const { start, option, together, apart } = menu
  const unplaced = nodes - 1
  const sum = kinds.parts[0]!.map(() => 0)
  const counted = new Set<number>()

  const membersOf = (p: number) => together.find((group) => group.includes(p)) ?? [p]
  /** What every option costs somebody more than where they are, beyond its price; undefined for what they may not have. */
  const waysOf = (p: number): (readonly number[] | undefined)[] => {
    const more: (readonly number[] | undefined)[] = []
    let here = start[p]!
    while (option[here] !== at[p]) here++
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      const o = option[e]!
      if (limits.closed[o] === 1 || limits.banned.has(p * nodes + o)) continue
      const reduced = Array.from({ length: limbs }, (_, i) => {
        const there = packed[kinds.kind[e]! * limbs + i]! - prices[o * limbs + i]!
        return there - packed[kinds.kind[here]! * limbs + i]! + prices[at[p]! * limbs + i]!
      })
      more[o] = costs.unpack(reduced)
    }
    return more
  }
  const waysTogether = (members: readonly number[]): Way[] => {
    const each = members.map(waysOf)
    return each[0]!.flatMap((first, o) => {
      const all = each.map((ways) => ways[o])
      if (first === undefined || all.includes(undefined)) return []
      return [{ option: o, cost: first.map((_, i) => all.reduce((total, cost) => total + cost![i]!, 0)) }]
    })
  }
  const add = (ways: readonly Way[], members: readonly number[]) => {
    if (ways.length === 0) return
    const least = ways.reduce((a, b) => (compareParts(b.cost, a.cost) < 0 ? b : a))
    least.cost.forEach((part, i) => {
      sum[i]! += part
    })
    for (const p of members) counted.add(p)
  }

  for (const group of apart) {
    for (const a of group) {
      for (const b of group) {
        if (a >= b || at[a] !== at[b] || at[a] === unplaced) continue
        const [one, two] = [membersOf(a), membersOf(b)]
        if (one === two || [...one, ...two].some((p) => counted.has(p))) continue
        const [left, right] = [waysTogether(one), waysTogether(two)]
        const pairs = left.flatMap((x) =>
          right
            .filter((y) => x.option !== y.option || x.option === unplaced)
            .map((y) => ({ option: x.option, cost: x.cost.map((part, i) => part + y.cost[i]!) })),
        )
        add(pairs, [...one, ...two])
      }
    }
  }
  for (const group of together) {
    if (group.every((p) => at[p] === at[group[0]!] && !counted.has(p))) continue
    if (!group.some((p) => counted.has(p))) add(waysTogether(group), group)
  }
  return sum
}
