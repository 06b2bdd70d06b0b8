import type { School } from './school.ts'
import type { Ties } from './ties.ts'

/** What a division comes to at least, as far as blocks are placed: `lost` counts namings not kept. */
export interface AtLeast {
  broken: number
  lonely: number
  lost: number
}

/**
 * The blocks placed so far in a search through all divisions, one after another in `order`, with what any division that
 * goes on from here comes to at least. Positions are places in `order`: at position p, the first p blocks are placed.
 * @param losing whether namings lost are counted, which takes most of the time
 */
export function searchState(school: School, ties: Ties, order: readonly number[], losing: boolean) {
  const { blocks, blockOf, friends, unitIds, least, spreads } = school
  const units = unitIds.length
  const rank = new Int32Array(blocks.length)
  order.forEach((b, i) => {
    rank[b] = i
  })
  // Whether a learner is without a friend is settled with the last of their own block and their friends' blocks.
  const settled: number[][] = blocks.map(() => [])
  for (const l of ties.anxious.flat()) {
    settled[Math.max(rank[blockOf[l]!]!, ...friends[l]!.map((f) => rank[blockOf[f]!]!))]!.push(l)
  }
  const has = spreads.map((spread) =>
    order.map((b) => blocks[b]!.reduce((sum, l) => sum + spread.has[l]!, 0)),
  )
  /** How many come at a position or later, in all and of each value. */
  const from = (counts: readonly number[]) => {
    const rest = [...counts, 0]
    for (let i = counts.length - 1; i >= 0; i--) rest[i]! += rest[i + 1]!
    return rest
  }
  const comingOf = has.map(from)
  const coming = from(order.map((b) => blocks[b]!.length))

  const unit = new Int32Array(blocks.length).fill(-1)
  const size = new Int32Array(units)
  const counts = spreads.map(() => new Int32Array(units))
  /** Namings between a block and the blocks placed in a unit, and in all units. */
  const pull = new Int32Array(blocks.length * units)
  const pulled = new Int32Array(blocks.length)
  const lonely = new Int32Array(order.length + 1)
  const clashes = new Int32Array(order.length + 1)
  const lost = new Int32Array(order.length + 1)
  const told: AtLeast = { broken: 0, lonely: 0, lost: 0 }

  const settle = (at: number, u: number, sign: 1 | -1) => {
    const b = order[at]!
    size[u]! += sign * blocks[b]!.length
    for (let s = 0; s < spreads.length; s++) counts[s]![u]! += sign * has[s]![at]!
    for (let k = ties.start[b]!; k < ties.start[b + 1]!; k++) {
      pull[ties.other[k]! * units + u]! += sign * ties.weight[k]!
      pulled[ties.other[k]!]! += sign * ties.weight[k]!
    }
  }
  return {
    ...{ unit, size, pull },
    namings: friends.reduce((sum, named) => sum + named.length, 0),
    /** How much work it is to look at one more placement. */
    cost: (at: number) => 4 + (losing ? (order.length - at) * units : 0) / 8,
    /** Places the block at a position, the first that is not placed. */
    put: (at: number, u: number) => {
      const b = order[at]!
      unit[b] = u
      lost[at + 1] = lost[at]! + pulled[b]! - pull[b * units + u]!
      clashes[at + 1] = clashes[at]! + ties.foes[b]!.filter((foe) => unit[foe] === u).length
      settle(at, u, 1)
      const alone = settled[at]!.filter((l) =>
        friends[l]!.every((f) => unit[blockOf[f]!] !== unit[blockOf[l]!]),
      )
      lonely[at + 1] = lonely[at]! + alone.length
    },
    /** Takes the block at a position out again, the last that is placed. */
    take: (at: number) => {
      const b = order[at]!
      settle(at, unit[b]!, -1)
      unit[b] = -1
    },
    /** Whether those not placed are enough for every unit's least size. */
    canFill: (at: number) => {
      let missing = 0
      for (let u = 0; u < units; u++) missing += Math.max(0, least[u]! - size[u]!)
      return missing <= coming[at]!
    },
    /** What any division comes to that goes on from a position. One object, used again. */
    atLeast: (at: number): AtLeast => {
      let broken = clashes[at]!
      for (let s = 0; s < spreads.length; s++) {
        const { low, high } = spreads[s]!
        let missing = 0
        for (let u = 0; u < units; u++) {
          const count = counts[s]![u]!
          if (count > high[u]!) broken += count - high[u]!
          else if (count < low[u]!) missing += low[u]! - count
        }
        broken += Math.max(0, missing - comingOf[s]![at]!)
      }
      // Wherever a block will go, it loses those it is tied to in all other units.
      let more = 0
      for (let i = at; losing && i < order.length; i++) {
        const b = order[i]!
        let most = 0
        for (let u = 0; u < units; u++) if (pull[b * units + u]! > most) most = pull[b * units + u]!
        more += pulled[b]! - most
      }
      told.broken = broken
      told.lonely = lonely[at]!
      told.lost = lost[at]! + more
      return told
    },
  }
}
