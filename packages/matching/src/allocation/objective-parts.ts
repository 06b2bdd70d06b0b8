import type { Objective } from './input.ts'
import type { Menu } from './menu.ts'

/** What one rank costs under an objective: the first number decides, the next breaks ties, and so on. */
function partsOf(objective: Objective, rank: number, worst: number): number[] {
  const at = (r: number) => (rank === r ? 1 : 0)
  const fromWorst = Array.from({ length: Math.max(0, worst - 1) }, (_, i) => at(worst - i))
  if (objective === 'leximin') return [at(0), ...fromWorst]
  if (objective === 'least-total-rank') return [at(0), rank, ...fromWorst.slice(0, -1)]
  return Array.from({ length: worst }, (_, i) => -at(i + 1))
}

/**
 * The objective as costs that compare in the order of the dictionary. Being at rank r in class k is *kind*
 * `k · (worstRank + 1) + r` (r = 0: unplaced); each kind's cost is a few small integers, those of class 0 first.
 */
export function objectiveParts({ classes, worstRank }: Menu, objective: Objective): number[][] {
  const perClass = partsOf(objective, 0, worstRank).length
  return Array.from({ length: classes * (worstRank + 1) }, (_, kind) => {
    const own = partsOf(objective, kind % (worstRank + 1), worstRank)
    const k = Math.floor(kind / (worstRank + 1))
    return Array.from({ length: classes * perClass }, (_, i) =>
      Math.floor(i / perClass) === k ? own[i % perClass]! : 0,
    )
  })
}

/** Below 0 if `a` comes before `b` in the order of the dictionary, above 0 if after, 0 if they are the same. */
export function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}
