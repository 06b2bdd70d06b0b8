import type { School } from './school.ts'
import type { Ties } from './ties.ts'

/** What looking at every division found: a better one, or that there is none; `undefined` where there are too many. */
export type Exhausted = { readonly better: Int32Array | null } | undefined

/**
 * Looks through every division (that keeps sizes, groups, apart and balance) for one with fewer than `lonely` learners
 * without a friend. Blocks are placed one after another, friends near each other in the order; a branch ends once as many
 * are surely without. Among empty units that are alike only the first is tried.
 * @param nodes gives up after so many placements
 */
export function searchLonely(school: School, ties: Ties, lonely: number, nodes: number): Exhausted {
  const { blocks, blockOf, friends, unitIds, least, most, spreads } = school
  const units = unitIds.length
  const order: number[] = []
  const listed = new Uint8Array(blocks.length)
  for (let first = 0; first < blocks.length; first++) {
    if (listed[first] === 1) continue
    listed[first] = 1
    order.push(first)
    for (let i = order.length - 1; i < order.length; i++) {
      for (let k = ties.start[order[i]!]!; k < ties.start[order[i]! + 1]!; k++) {
        const next = ties.other[k]!
        if (listed[next] === 1) continue
        listed[next] = 1
        order.push(next)
      }
    }
  }
  const rank = new Int32Array(blocks.length)
  order.forEach((b, i) => {
    rank[b] = i
  })
  // Whether a learner is without a friend is settled with the last of their own block and their friends' blocks.
  const settled: number[][] = blocks.map(() => [])
  for (const l of ties.anxious.flat()) {
    settled[Math.max(rank[blockOf[l]!]!, ...friends[l]!.map((f) => rank[blockOf[f]!]!))]!.push(l)
  }
  const unit = new Int32Array(blocks.length).fill(-1)
  const size = new Int32Array(units)
  const counts = spreads.map(() => new Int32Array(units))
  const has = spreads.map((spread) =>
    blocks.map((block) => block.reduce((sum, l) => sum + spread.has[l]!, 0)),
  )
  const alike = (u: number, v: number) =>
    least[u] === least[v] &&
    most[u] === most[v] &&
    spreads.every(({ low, high }) => low[u] === low[v] && high[u] === high[v])
  let left = nodes
  let better: Int32Array | null = null

  const place = (at: number, without: number): void => {
    if (at === order.length) {
      const fits = size.every((count, u) => count >= least[u]!)
      const even = spreads.every(({ low }, s) => counts[s]!.every((count, u) => count >= low[u]!))
      if (fits && even) better = unit.slice()
      return
    }
    const b = order[at]!
    for (let u = 0; u < units && better === null && left > 0; u++) {
      if (size[u] === 0 && Array.from({ length: u }, (_, v) => v).some((v) => size[v] === 0 && alike(u, v)))
        continue
      if (size[u]! + blocks[b]!.length > most[u]! || ties.foes[b]!.some((foe) => unit[foe] === u)) continue
      if (spreads.some(({ high }, s) => counts[s]![u]! + has[s]![b]! > high[u]!)) continue
      left--
      unit[b] = u
      size[u]! += blocks[b]!.length
      spreads.forEach((_, s) => {
        counts[s]![u]! += has[s]![b]!
      })
      const more = settled[at]!.filter((l) =>
        friends[l]!.every((f) => unit[blockOf[f]!] !== unit[blockOf[l]!]),
      ).length
      if (without + more < lonely) place(at + 1, without + more)
      unit[b] = -1
      size[u]! -= blocks[b]!.length
      spreads.forEach((_, s) => {
        counts[s]![u]! -= has[s]![b]!
      })
    }
  }
  // As deep as there are blocks: large schools have far too many divisions, and would only fill the stack.
  if (blocks.length > 400) return undefined
  place(0, 0)
  return better !== null || left > 0 ? { better } : undefined
}
