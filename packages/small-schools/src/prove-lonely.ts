import type { School } from './school.ts'
import type { Ties } from './ties.ts'

/** Why at least so many learners must be without a friend, whatever the division. */
export type Proof =
  /** Nobody they named can be with them: all must be apart from them, or would not fit into one unit with them. */
  | { readonly kind: 'alone'; readonly learners: readonly string[]; readonly atLeast: number }
  /** Each of these has one possible friend only, and so they hang together in more than a unit holds. */
  | { readonly kind: 'chain'; readonly learners: readonly string[]; readonly atLeast: number }
  /** Every division was looked at, and none has fewer. */
  | { readonly kind: 'all-divisions'; readonly atLeast: number }

/** For each anxious learner the blocks that could hold a friend of theirs beside them. */
function openBlocks(school: School, ties: Ties): Map<number, number[]> {
  const { friends, blocks, blockOf, most } = school
  const largest = Math.max(...most)
  const open = new Map<number, number[]>()
  ties.anxious.forEach((learners, own) => {
    for (const l of learners) {
      const fits = (b: number) =>
        !ties.foes[own]!.includes(b) && blocks[own]!.length + blocks[b]!.length <= largest
      open.set(l, [...new Set(friends[l]!.map((f) => blockOf[f]!))].filter(fits))
    }
  })
  return open
}

/** In a tree of blocks that all would be in one unit: how many links must break at least, so that no piece is too large. */
function breaks(
  root: number,
  children: readonly (readonly number[])[],
  weight: (b: number) => number,
  largest: number,
): number {
  let broken = 0
  const hanging = new Map<number, number>()
  const order = [root]
  for (let i = 0; i < order.length; i++) order.push(...children[order[i]!]!)
  for (const b of order.toReversed()) {
    const parts = children[b]!.map((child) => hanging.get(child)!).sort((a, c) => c - a)
    let whole = parts.reduce((sum, part) => sum + part, weight(b))
    for (const part of parts) {
      if (whole <= largest) break
      whole -= part
      broken++
    }
    hanging.set(b, whole)
  }
  return broken
}

/** Proves lower bounds on how many learners are without a friend in every division. Their `atLeast` add up. */
export function proveLonely(school: School, ties: Ties): readonly Proof[] {
  const { ids, blocks, most } = school
  const largest = Math.max(...most)
  const open = openBlocks(school, ties)
  const proofs: Proof[] = []
  const alone = [...open].filter(([, list]) => list.length === 0).map(([l]) => ids[l]!)
  if (alone.length > 0) proofs.push({ kind: 'alone', learners: alone, atLeast: alone.length })

  // One link a block at most, and none that closes a ring: what is left is a forest, and leaving links out only weakens.
  const parent = new Int32Array(blocks.length).fill(-1)
  const linked = new Map<number, number>()
  const rootOf = (b: number) => {
    let at = b
    while (parent[at]! >= 0) at = parent[at]!
    return at
  }
  for (const [l, [only, ...others]] of open) {
    const own = school.blockOf[l]!
    if (only === undefined || others.length > 0 || parent[own]! >= 0 || rootOf(only) === own) continue
    parent[own] = only
    linked.set(own, l)
  }
  const children: number[][] = blocks.map(() => [])
  parent.forEach((to, b) => {
    if (to >= 0) children[to]!.push(b)
  })
  blocks.forEach((_, root) => {
    if (parent[root]! >= 0 || children[root]!.length === 0) return
    const atLeast = breaks(root, children, (b) => blocks[b]!.length, largest)
    if (atLeast === 0) return
    const chain: number[] = [...children[root]!]
    for (let i = 0; i < chain.length; i++) chain.push(...children[chain[i]!]!)
    proofs.push({ kind: 'chain', learners: chain.map((b) => ids[linked.get(b)!]!).sort(), atLeast })
  })
  return proofs
}
