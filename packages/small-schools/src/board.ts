import type { School } from './school.ts'
import type { Ties } from './ties.ts'

/** What a move changes: namings kept, learners without a friend, and how far rules are broken. */
export interface Change {
  kept: number
  lonely: number
  broken: number
}

/** A division under way: which unit each block is in, with the counts that make a move's worth quick to tell. */
export interface Board {
  readonly unit: Int32Array
  readonly size: Int32Array
  /** The namings alone that the same move would keep more (or less) of: quick, for turning most moves down. */
  gain(a: number, to: number, b: number): number
  /** What moving block `a` to unit `to`, and block `b` (or -1) from there to `a`'s unit, would change. One object, used again. */
  weigh(a: number, to: number, b: number): Change
  move(a: number, to: number, b: number): void
  /** Blocks of learners without a friend, and of the friends they named. */
  wanting(): number[]
  /** Learners without a friend. */
  lonely(): number[]
  /** Blocks that are with somebody they must be apart from, or in a unit whose balance their going could mend. */
  straining(): number[]
  /** Everything as it stands. */
  total(): Change
}

/** How many beyond its bounds a count is. */
const beyond = (count: number, low: number, high: number) =>
  count < low ? low - count : count > high ? count - high : 0

/** Lays a division out; `unit` (by block) is taken over and changed by `move`. Sizes are the mover's concern. */
export function board(school: School, ties: Ties, unit: Int32Array): Board {
  const { blocks, blockOf, friends, unitIds, spreads } = school
  const { start, other, weight, askStart, asker, asks, foes, anxious } = ties
  const units = unitIds.length
  const size = new Int32Array(units)
  /** Namings between a block and a unit. */
  const pull = new Int32Array(blocks.length * units)
  /** How many friends (outside their block) an anxious learner has in a unit. */
  const near = new Int32Array(blockOf.length * units)
  const has = spreads.map((spread) =>
    Int32Array.from(blocks, (block) => block.reduce((sum, l) => sum + spread.has[l]!, 0)),
  )
  const counts = spreads.map(() => new Int32Array(units))
  const shift = new Int32Array(blockOf.length)
  const touched: number[] = []
  const change: Change = { kept: 0, lonely: 0, broken: 0 }

  const settle = (b: number, u: number, sign: 1 | -1) => {
    size[u]! += sign * blocks[b]!.length
    for (let i = start[b]!; i < start[b + 1]!; i++) pull[other[i]! * units + u]! += sign * weight[i]!
    for (let i = askStart[b]!; i < askStart[b + 1]!; i++) near[asker[i]! * units + u]! += sign * asks[i]!
    for (let s = 0; s < spreads.length; s++) counts[s]![u]! += sign * has[s]![b]!
  }
  unit.forEach((u, b) => {
    settle(b, u, 1)
  })

  /** Notes how the count of friends beside each asker of block `b` changes when `b` goes from one unit to another. */
  const note = (b: number, from: number, to: number, a: number) => {
    for (let i = askStart[b]!; i < askStart[b + 1]!; i++) {
      const l = asker[i]!
      const home = blockOf[l]!
      const at = unit[home]!
      if (home === a) {
        shift[l]! -= asks[i]!
        continue
      }
      if (at !== from && at !== to) continue
      if (shift[l] === 0) touched.push(l)
      shift[l]! += at === to ? asks[i]! : -asks[i]!
    }
  }
  const lonelyAfter = (a: number, from: number, to: number, b: number) => {
    let lonely = 0
    note(a, from, to, b)
    if (b >= 0) note(b, to, from, a)
    for (const l of touched) {
      const now = near[l * units + unit[blockOf[l]!]!]!
      if (shift[l] !== 0) lonely += Number(now + shift[l]! === 0) - Number(now === 0)
      shift[l] = 0
    }
    touched.length = 0
    for (const l of anxious[a]!) {
      lonely += Number(near[l * units + to]! + shift[l]! === 0) - Number(near[l * units + from] === 0)
      shift[l] = 0
    }
    if (b < 0) return lonely
    for (const l of anxious[b]!) {
      lonely += Number(near[l * units + from]! + shift[l]! === 0) - Number(near[l * units + to] === 0)
      shift[l] = 0
    }
    return lonely
  }
  const clashes = (b: number, from: number, to: number, except: number) => {
    let more = 0
    for (const foe of foes[b]!) {
      if (foe === except) continue
      if (unit[foe] === to) more++
      else if (unit[foe] === from) more--
    }
    return more
  }
  const uneven = (a: number, from: number, to: number, b: number) => {
    let more = 0
    for (let s = 0; s < spreads.length; s++) {
      const net = has[s]![a]! - (b < 0 ? 0 : has[s]![b]!)
      if (net === 0) continue
      const { low, high } = spreads[s]!
      const inFrom = counts[s]![from]!
      const inTo = counts[s]![to]!
      more += beyond(inFrom - net, low[from]!, high[from]!) - beyond(inFrom, low[from]!, high[from]!)
      more += beyond(inTo + net, low[to]!, high[to]!) - beyond(inTo, low[to]!, high[to]!)
    }
    return more
  }

  const gain = (a: number, to: number, b: number) => {
    const from = unit[a]!
    let kept = pull[a * units + to]! - pull[a * units + from]!
    if (b < 0) return kept
    kept += pull[b * units + from]! - pull[b * units + to]!
    for (let i = start[a]!; i < start[a + 1]!; i++) if (other[i] === b) kept -= 2 * weight[i]!
    return kept
  }

  const worried = anxious.flat()
  const lonely = () => worried.filter((l) => near[l * units + unit[blockOf[l]!]!] === 0)

  return {
    ...{ unit, size, gain },
    weigh: (a, to, b) => {
      const from = unit[a]!
      change.kept = gain(a, to, b)
      change.lonely = lonelyAfter(a, from, to, b)
      change.broken = clashes(a, from, to, b) + (b < 0 ? 0 : clashes(b, to, from, a)) + uneven(a, from, to, b)
      return change
    },
    move: (a, to, b) => {
      const from = unit[a]!
      settle(a, from, -1)
      settle(a, to, 1)
      unit[a] = to
      if (b < 0) return
      settle(b, to, -1)
      settle(b, from, 1)
      unit[b] = from
    },
    lonely,
    wanting: () => lonely().flatMap((l) => [blockOf[l]!, ...friends[l]!.map((f) => blockOf[f]!)]),
    straining: () =>
      blocks.flatMap((block, b) => {
        const u = unit[b]!
        const clashes = foes[b]!.some((foe) => unit[foe] === u)
        const uneven = spreads.some(({ low, high }, s) => {
          const own = has[s]![b]!
          return (counts[s]![u]! > high[u]! && own > 0) || (counts[s]![u]! < low[u]! && own < block.length)
        })
        return clashes || uneven ? [b] : []
      }),
    total: () => {
      let kept = 0
      let clashing = 0
      blocks.forEach((_, b) => {
        kept += pull[b * units + unit[b]!]!
        for (const foe of foes[b]!) if (unit[foe] === unit[b]) clashing++
      })
      const spread = spreads.reduce(
        (sum, { low, high }, s) =>
          sum + counts[s]!.reduce((more, n, u) => more + beyond(n, low[u]!, high[u]!), 0),
        0,
      )
      return { kept: ties.inside + kept / 2, lonely: lonely().length, broken: clashing / 2 + spread }
    },
  }
}
