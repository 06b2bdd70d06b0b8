import type { Bench } from './bench.ts'
import { gather } from './gather.ts'
import { type Jump, keepOrder, keepParts } from './jump.ts'
import type { Price } from './price.ts'
import type { Purse } from './purse.ts'

/** What was bought stays the cheapest, and is paid for by the same people in the same way. */
export function keepChoice(
  bench: Bench,
  purse: Purse,
  jump: Jump,
  best: Price,
  tied: number[],
  race: readonly Price[],
): void {
  gather(purse, best.project, bench.groups)
  keepParts(jump, purse, bench.groups, best)
  for (const other of race) {
    if (tied.includes(other.project) && movesAlike(bench, purse, best.project, other.project)) continue
    keepOrder(jump, best, bench.weight[best.project]!, other, bench.weight[other.project]!)
  }
}

/** Whether two level projects cost the same and have as many supporters of each class: they then stay level. */
function movesAlike(bench: Bench, purse: Purse, a: number, b: number): boolean {
  const { groups, book } = bench
  const supporters = (project: number) => {
    gather(purse, project, groups)
    const heads = new Map<string, number>()
    for (let g = 0; g < groups.size; g++)
      heads.set(`${groups.classes[g]} ${groups.worth[g]}`, groups.heads[g]!)
    return heads
  }
  if (book.cost[a] !== book.cost[b]) return false
  const [left, right] = [supporters(a), supporters(b)]
  return left.size === right.size && [...left].every(([key, heads]) => right.get(key) === heads)
}
