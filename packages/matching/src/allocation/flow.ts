import { arcs } from './arcs.ts'
import { type Limits, noLimits } from './limits.ts'
import type { Network } from './network.ts'

/** Where everybody is, and the price of each node (the sink last): enough to go on from. */
export interface Position {
  readonly at: Int32Array
  readonly prices: Float64Array
}

/** A minimum-cost flow that is always optimal for the people placed so far. */
export interface Flow {
  /** Places one more person, moving others where that is best. False: impossible. */
  place(person: number): boolean
  /** Moves a person away from where they are and may no longer be. False: impossible. */
  evict(person: number): boolean
  /** Brings an option up to its floor. False: impossible. */
  fill(option: number): boolean
  /** Goes to a position that was optimal under these or fewer limits; people may stand where they no longer may. */
  go(position: Position, limits: Limits): void
  /** As it stands; changes with every step. */
  readonly position: Position
  readonly load: Int32Array
}

/**
 * Successive shortest paths (Edmonds and Karp 1972) on a network with one node for each option, whose arcs are people who
 * would move. Prices keep reduced costs at zero or above, so that Dijkstra's method applies; a search ends at its target.
 * Starts with nobody placed, and nothing ruled out.
 */
export function flow(network: Network): Flow {
  const { menu, costs, nodes, difference } = network
  const { kind } = network.kinds
  const { limbs, packed } = costs
  const { start, option, places } = menu
  const sink = nodes
  const moves = arcs(network)
  let limits = noLimits(nodes)
  const { at, load, mover, price, allowed } = moves
  const prices = new Float64Array((nodes + 1) * limbs)

  const label = new Float64Array((nodes + 1) * limbs)
  const reached = new Uint8Array(nodes + 1)
  const via = new Int32Array(nodes + 1)
  const zero = new Float64Array(limbs)

  const before = (a: number, b: number) => {
    if (limbs === 1) return label[a]! < label[b]!
    for (let i = 0; i < limbs; i++) {
      const apart = label[a * limbs + i]! - label[b * limbs + i]!
      if (apart !== 0) return apart < 0
    }
    return false
  }
  /** Offers node `to` the label of `back` (or zero, from a person outside) plus a cost, less the prices' difference. */
  const offer = (back: number, to: number, cost: Float64Array, offset: number) => {
    let less = reached[to] === 0
    if (reached[to] === 2) return
    for (let i = 0; i < limbs; i++) {
      const base = back < 0 ? 0 : label[back * limbs + i]! + prices[back * limbs + i]!
      const sum = base + cost[offset + i]! - prices[to * limbs + i]!
      if (!less && sum > label[to * limbs + i]!) return
      if (less || sum < label[to * limbs + i]!) {
        less = true
        label[to * limbs + i] = sum
      }
    }
    if (!less) return
    reached[to] = 1
    via[to] = back
  }
  const hasRoom = (node: number) =>
    node === nodes - 1 || (limits.closed[node] === 0 && load[node]! < places[node]!)
  const isFree = (node: number) => {
    for (let i = 0; i < limbs; i++) if (prices[node * limbs + i] !== 0) return false
    return true
  }
  const expand = (node: number) => {
    if (node === sink) {
      for (let o = 0; o < nodes; o++) if (load[o]! > limits.floor[o]!) offer(sink, o, zero, 0)
      return
    }
    moves.open(node)
    const row = node * nodes
    for (let o = 0; o < nodes; o++) {
      if (mover[row + o]! >= 0 && limits.closed[o] === 0) offer(node, o, difference, price[row + o]! * limbs)
    }
    if (hasRoom(node)) offer(node, sink, zero, 0)
  }
  const search = (target: number): boolean => {
    const settled: number[] = []
    for (;;) {
      let best = -1
      for (let v = 0; v <= nodes; v++) if (reached[v] === 1 && (best < 0 || before(v, best))) best = v
      if (best < 0) return false
      if (best === target) break
      reached[best] = 2
      settled.push(best)
      if (target === sink && isFree(best) && hasRoom(best)) {
        // The sink is no further than this nearest node: nothing else need be looked at.
        offer(best, sink, zero, 0)
        break
      }
      expand(best)
    }
    // Each price rises by its label, by the target's label at most; less that much for all, so that few change at all.
    for (const v of settled) {
      for (let i = 0; i < limbs; i++)
        prices[v * limbs + i]! += label[v * limbs + i]! - label[target * limbs + i]!
    }
    if (reached[sink] === 2) lower()
    return true
  }
  /** Brings the sink's price back to nothing, so that prices never grow beyond a path's cost. */
  const lower = () => {
    for (let i = 0; i < limbs; i++) {
      const drop = prices[sink * limbs + i]!
      for (let v = 0; v <= nodes; v++) prices[v * limbs + i]! -= drop
    }
  }
  /** Moves everybody along the path that ends at `target`; `person` is the one who stood outside, if any. */
  const shift = (target: number, person: number) => {
    const path: [person: number, to: number][] = []
    for (let to = target; to >= 0; to = via[to]!) {
      const back = via[to]!
      if (back < 0) {
        if (person >= 0) path.push([person, to])
      } else if (back !== sink && to !== sink) path.push([mover[back * nodes + to]!, to])
    }
    for (const [who] of path) if (at[who]! >= 0) moves.leave(who)
    for (const [who, to] of path) moves.enter(who, to)
  }
  /** What `search` would look at first for a person outside: the option of least cost, of equals the first. Or -1. */
  const nearest = (person: number) => {
    let best = -1
    for (let e = start[person]!; e < start[person + 1]!; e++) {
      const o = option[e]!
      if (!allowed(person, o)) continue
      for (let i = 0; i < limbs; i++)
        label[o * limbs + i] = packed[kind[e]! * limbs + i]! - prices[o * limbs + i]!
      if (best < 0 || before(o, best) || (o < best && !before(best, o))) best = o
    }
    return best
  }
  const begin = (person: number) => {
    reached.fill(0)
    for (let e = start[person]!; e < start[person + 1]!; e++) {
      if (allowed(person, option[e]!)) offer(-1, option[e]!, packed, kind[e]! * limbs)
    }
  }

  return {
    ...{ position: { at, prices }, load },
    go: (position, under) => {
      limits = under
      moves.limit(under)
      prices.set(position.prices)
      const moved: number[] = []
      for (let p = 0; p < at.length; p++) if (at[p] !== position.at[p]) moved.push(p)
      for (const p of moved) moves.leave(p)
      for (const p of moved) moves.enter(p, position.at[p]!)
    },
    place: (person) => {
      const first = nearest(person)
      if (first >= 0 && isFree(first) && hasRoom(first)) {
        // No path is shorter, and no price changes.
        moves.enter(person, first)
        return true
      }
      begin(person)
      if (!search(sink)) return false
      shift(sink, person)
      return true
    },
    evict: (person) => {
      const left = at[person]!
      moves.leave(person)
      load[left]!++
      begin(person)
      const found = search(left)
      load[left]!--
      if (found) shift(left, person)
      return found
    },
    fill: (target) => {
      while (load[target]! < limits.floor[target]!) {
        reached.fill(0)
        reached[sink] = 1
        via[sink] = -1
        label.fill(0, sink * limbs)
        if (!search(target)) return false
        shift(target, -1)
      }
      return true
    },
  }
}
