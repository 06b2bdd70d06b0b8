import { type Heap, heap } from '../heap.ts'
import type { Limits } from './limits.ts'
import type { Network } from './network.ts'

/**
 * Who is where, and for each ordered pair of options the person whose move from the one to the other costs least: the arcs
 * of the flow network among options. Heaps are cleaned only when their top is no longer true.
 */
export interface Arcs {
  /** The option each person is at, or -1. */
  readonly at: Int32Array
  readonly load: Int32Array
  /** `mover[a * nodes + b]`: who moves from a to b most cheaply, or -1. */
  readonly mover: Int32Array
  /** The place of that move's cost among all differences. */
  readonly price: Int32Array
  enter(person: number, option: number): void
  leave(person: number): void
  entryAt(person: number, option: number): number
  allowed(person: number, option: number): boolean
}

/** Starts with nobody anywhere. */
export function arcs(network: Network, limits: Limits): Arcs {
  const { menu, nodes, kind, order } = network
  const { start, option, turn } = menu
  const people = turn.length
  const at = new Int32Array(people).fill(-1)
  const load = new Int32Array(nodes)
  const mover = new Int32Array(nodes * nodes).fill(-1)
  const price = new Int32Array(nodes * nodes)
  const heaps = new Map<number, Heap>()

  const allowed = (person: number, to: number) =>
    limits.closed[to] === 0 && (limits.banned.size === 0 || !limits.banned.has(person * nodes + to))
  const entryAt = (person: number, where: number) => {
    let e = start[person]!
    while (option[e] !== where) e++
    return e
  }
  const refresh = (pair: number, from: number) => {
    const movers = heaps.get(pair)
    if (movers === undefined) return
    while (movers.size() > 0 && at[movers.topItem()!] !== from) movers.pop()
    mover[pair] = movers.topItem() ?? -1
    price[pair] = Math.floor((movers.topKey() ?? 0) / people)
  }
  return {
    ...{ at, load, mover, price, entryAt, allowed },
    enter: (person, to) => {
      at[person] = to
      load[to]!++
      const here = kind[entryAt(person, to)]!
      for (let e = start[person]!; e < start[person + 1]!; e++) {
        const other = option[e]!
        if (other === to || !allowed(person, other)) continue
        const pair = to * nodes + other
        const cost = order(here, kind[e]!)
        let movers = heaps.get(pair)
        if (movers === undefined) {
          movers = heap()
          heaps.set(pair, movers)
        }
        movers.push(cost * people + turn[person]!, person)
        if (movers.topItem() === person) {
          mover[pair] = person
          price[pair] = cost
        }
      }
    },
    leave: (person) => {
      const from = at[person]!
      at[person] = -1
      load[from]!--
      for (let e = start[person]!; e < start[person + 1]!; e++) {
        const pair = from * nodes + option[e]!
        if (mover[pair] === person) refresh(pair, from)
      }
    },
  }
}
