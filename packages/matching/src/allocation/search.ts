import { breathe, type RunOptions } from '../progress.ts'
import { forkAt } from './conflicts.ts'
import { compareParts } from './costs.ts'
import { flow, type Position } from './flow.ts'
import { type Limits, noLimits } from './limits.ts'
import type { Network } from './network.ts'

/** The best allocation found. */
export interface Best {
  readonly at: Int32Array
  /** Its cost, as parts of the objective in order. */
  readonly cost: readonly number[]
  /** No allocation costs less than this, part by part in the order of the dictionary. */
  readonly bound: readonly number[]
  readonly branches: number
}

interface Branch {
  readonly limits: Limits
  readonly position: Position
  readonly load: Int32Array
  readonly cost: readonly number[]
}

function costOf({ menu, costs, kind }: Network, at: Int32Array): number[] {
  const counts = new Int32Array(costs.kinds)
  at.forEach((where, p) => {
    let e = menu.start[p]!
    while (menu.option[e] !== where) e++
    counts[kind[e]!]!++
  })
  return costs.total(counts)
}

/** Everybody placed at the least cost, with nothing but places as limits. */
async function root(network: Network, limits: Limits, options: RunOptions): Promise<Branch> {
  const made = flow(network, limits)
  const queue = Int32Array.from(network.menu.turn, (_, p) => p).sort(
    (a, b) => network.menu.turn[a]! - network.menu.turn[b]!,
  )
  for (let i = 0; i < queue.length; i++) {
    made.place(queue[i]!)
    if (i % 4096 === 4095) await breathe(options, { step: 'place', share: i / queue.length })
  }
  return { limits, position: made.position, load: made.load, cost: costOf(network, made.position.at) }
}

/** The best under more limits, from the best under fewer. Undefined: there is none. */
function descend(network: Network, from: Branch, limits: Limits): Branch | undefined {
  const { nodes } = network
  const made = flow(network, limits, from.position)
  for (let p = 0; p < from.position.at.length; p++) {
    const where = from.position.at[p]!
    const moved = limits.closed[where] === 1 || limits.banned.has(p * nodes + where)
    if (moved && made.position.at[p] === where && !made.evict(p)) return undefined
  }
  for (let o = 0; o < nodes; o++) if (!made.fill(o)) return undefined
  return { limits, position: made.position, load: made.load, cost: costOf(network, made.position.at) }
}

/**
 * Branch and bound over what a flow cannot say (least sizes, together, apart): each branch's flow is the best allocation
 * that the branch could still hold, so its cost is a bound, and a flow that breaks no limit is the best of its branch.
 * Goes on past the limit until there is at least one answer.
 */
export async function search(network: Network, mostBranches: number, options: RunOptions): Promise<Best> {
  const first = await root(network, noLimits(network.nodes), options)
  const open: Branch[] = [first]
  let best: Branch | undefined
  let branches = 1
  while (open.length > 0 && (best === undefined || branches < mostBranches)) {
    const branch = open.pop()!
    if (best && compareParts(branch.cost, best.cost) >= 0) continue
    const fork = forkAt(network.menu, branch.limits, branch.position.at, branch.load)
    if (fork === undefined) {
      best = branch
      continue
    }
    const ways = fork.map((limits) => descend(network, branch, limits)).filter((way) => way !== undefined)
    branches += fork.length
    ways.sort((a, b) => compareParts(b.cost, a.cost))
    // Of two that cost the same, the one the fork names first is looked at first.
    if (ways.length === 2 && compareParts(ways[0]!.cost, ways[1]!.cost) === 0) ways.reverse()
    open.push(...ways)
    await breathe(options, { step: 'search', share: Math.min(1, branches / mostBranches) })
  }
  const rest = open.map(({ cost }) => cost).filter((cost) => compareParts(cost, best!.cost) < 0)
  const bound = rest.reduce((least, cost) => (compareParts(cost, least) < 0 ? cost : least), best!.cost)
  return { at: best!.position.at, cost: best!.cost, bound, branches }
}
