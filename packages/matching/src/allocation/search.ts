import { breathe, type RunOptions } from '../progress.ts'
import { forkAt } from './conflicts.ts'
import { type Flow, flow, type Position } from './flow.ts'
import { lift } from './lift.ts'
import { type Limits, noLimits } from './limits.ts'
import type { Network } from './network.ts'
import { compareParts } from './objective-parts.ts'

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
  /** No allocation in this branch costs less; and where its flow breaks no limit, that flow's cost. */
  readonly cost: readonly number[]
}

/**
 * What the flow costs, and at least must cost once its broken limits are kept, in the objective's own whole numbers:
 * rounded up where groups that it splits cost fractions.
 */
function costOf(network: Network, limits: Limits, position: Position): number[] {
  const { menu, kinds } = network
  const { at } = position
  const counts = new Int32Array(kinds.parts.length)
  at.forEach((where, p) => {
    let e = menu.start[p]!
    while (menu.option[e] !== where) e++
    counts[kinds.kind[e]!]!++
  })
  const sums = kinds.parts[0]!.map(() => 0)
  counts.forEach((count, kind) => {
    if (count > 0) for (let i = 0; i < sums.length; i++) sums[i]! += count * kinds.parts[kind]![i]!
  })
  lift(network, limits, position).forEach((more, i) => {
    sums[i]! += more
  })
  const broken = sums.findIndex((sum) => sum % kinds.scale !== 0)
  const least = kinds.parts.some((own) => own.some((part) => part < 0)) ? -at.length : 0
  // After a number that was rounded up the others may be anything.
  return sums.map((sum, i) => (broken >= 0 && i > broken ? least : Math.ceil(sum / kinds.scale) + 0))
}

function branchOf(network: Network, limits: Limits, { position, load }: Flow): Branch {
  const { at, prices } = position
  return {
    limits,
    position: { at: at.slice(), prices: prices.slice() },
    load: load.slice(),
    cost: costOf(network, limits, position),
  }
}

/** Everybody placed at the least cost, with nothing but places as limits. */
async function root(network: Network, made: Flow, options: RunOptions): Promise<Branch> {
  const { turn } = network.menu
  const queue = new Int32Array(turn.length)
  turn.forEach((place, p) => {
    queue[place] = p
  })
  for (let i = 0; i < queue.length; i++) {
    made.place(queue[i]!)
    if (i % 4096 === 4095) await breathe(options, { step: 'place', share: i / queue.length })
  }
  return branchOf(network, noLimits(network.nodes), made)
}

/** The best under more limits, from the best under fewer. Undefined: there is none. */
function descend(network: Network, made: Flow, from: Branch, limits: Limits): Branch | undefined {
  const { nodes } = network
  made.go(from.position, limits)
  const { at } = made.position
  for (let p = 0; p < at.length; p++) {
    const where = at[p]!
    const mayStay = limits.closed[where] === 0 && !limits.banned.has(p * nodes + where)
    if (!mayStay && !made.evict(p)) return undefined
  }
  for (let o = 0; o < nodes; o++) if (!made.fill(o)) return undefined
  return branchOf(network, limits, made)
}

/**
 * Branch and bound over what a flow cannot say (least sizes, together, apart): each branch's flow is the best allocation
 * that the branch could still hold, so its cost is a bound, and a flow that breaks no limit is the best of its branch.
 * Goes on past the limit until there is at least one answer.
 */
export async function search(network: Network, mostBranches: number, options: RunOptions): Promise<Best> {
  const made = flow(network)
  const open: Branch[] = [await root(network, made, options)]
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
    const ways = fork
      .map((limits) => descend(network, made, branch, limits))
      .filter((way) => way !== undefined)
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
