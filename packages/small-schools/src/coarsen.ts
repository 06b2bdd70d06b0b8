import { dice } from './dice.ts'
import type { School } from './school.ts'
import type { Ties } from './ties.ts'

/** How much chance there is in who is joined, so that starts differ. */
const CHANCE = 0.3

/**
 * The same school as if close friends had to be together: blocks of one size joined two by two, those with most between
 * them (namings, and others they both are tied to, for their own ties) first. What such a school learns about the large, a
 * division of the whole can begin with.
 * @param turn each turn joins a little differently
 */
export function coarsen(school: School, { start, other, weight, foes }: Ties, turn: number): School {
  const { blocks, seed } = school
  const { below, chance } = dice(seed ^ (turn << 16) ^ blocks.length)
  const lot = blocks.map(() => below(2 ** 30))
  const degree = blocks.map((_, b) => {
    let sum = 0
    for (let i = start[b]!; i < start[b + 1]!; i++) sum += weight[i]!
    return sum
  })
  const between = new Int32Array(blocks.length)
  const pairs: { a: number; b: number; worth: number }[] = []
  blocks.forEach((block, a) => {
    for (let i = start[a]!; i < start[a + 1]!; i++) between[other[i]!] = weight[i]!
    for (let i = start[a]!; i < start[a + 1]!; i++) {
      const b = other[i]!
      if (b < a || blocks[b]!.length !== block.length || foes[a]!.includes(b)) continue
      let close = 2 * weight[i]!
      for (let k = start[b]!; k < start[b + 1]!; k++) close += Math.min(weight[k]!, between[other[k]!]!)
      pairs.push({ a, b, worth: ((1 + CHANCE * chance()) * close) / Math.sqrt(degree[a]! * degree[b]!) })
    }
    for (let i = start[a]!; i < start[a + 1]!; i++) between[other[i]!] = 0
  })
  pairs.sort((p, q) => q.worth - p.worth || lot[p.a]! - lot[q.a]! || lot[p.b]! - lot[q.b]!)
  const partner = new Int32Array(blocks.length).fill(-1)
  for (const { a, b } of pairs) {
    if (partner[a]! >= 0 || partner[b]! >= 0) continue
    partner[a] = b
    partner[b] = a
  }
  const joined = blocks.flatMap((block, b) => {
    const to = partner[b]!
    if (to < 0) return [block]
    return to < b ? [] : [[...block, ...blocks[to]!]]
  })
  const blockOf = new Int32Array(school.blockOf.length)
  joined.forEach((block, b) => {
    for (const l of block) blockOf[l] = b
  })
  return { ...school, blocks: joined, blockOf }
}
