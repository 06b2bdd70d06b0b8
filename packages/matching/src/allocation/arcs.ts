import { type Heap, heap } from '../heap.ts'
import type { Limits } from './limits.ts'
import type { Network } from './network.ts'

/**
 * Who is where, and for each ordered pair of options the person whose move from the one to the other costs least: the arcs
 * of the flow network among options. Most people stay where they were put first, so an option's arcs are looked for
 * when it is opened and kept up from then on; heaps are cleaned only when their top is no longer true.
 */
export interface Arcs {
  /** The option each person is at, or -1. */
  readonly at: Int32Array
  readonly load: Int32Array
  /** Looks for the arcs from an option; before that it has none. */
  open(option: number): void
  /** `mover[a * nodes + b]`: who moves from a to b most cheaply, or -1 (whether b is closed or not). */
  readonly mover: Int32Array
  /** The place of that move's cost among all differences. */
  readonly price: Int32Array
  enter(person: number, option: number): void
  leave(person: number): void
  allowed(person: number, option: number): boolean
  /** Goes over to other limits; bans are of options that the person named. */
  limit(limits: Limits): void
}

/** Starts with nobody anywhere, and nothing ruled out. */
export function arcs(network: Network): Arcs {
  const { menu, nodes, kinds, order } = network
  const { start, option, turn } = menu
  const { kind } = kinds
  const people = turn.length
  const at = new Int32Array(people).fill(-1)
  const load = new Int32Array(nodes)
  const mover = new Int32Array(nodes * nodes).fill(-1)
  const price = new Int32Array(nodes * nodes)
  const heaps: (Heap | undefined)[] = new Array(nodes * nodes)
  const opened = new Uint8Array(nodes)
  /** Who is at each option: `first`, then `next`, then `next` again. */
  const first = new Int32Array(nodes).fill(-1)
  const next = new Int32Array(people)
  const previous = new Int32Array(people)
  let closed: Uint8Array = new Uint8Array(nodes)
  let banned: ReadonlySet<number> = new Set()

  const isBanned = (person: number, to: number) => banned.size > 0 && banned.has(person * nodes + to)
  const entryAt = (person: number, where: number) => {
    let e = start[person]!
    while (option[e] !== where) e++
    return e
  }
  const refresh = (from: number, to: number) => {
    const pair = from * nodes + to
    const movers = heaps[pair]
    if (movers === undefined) return
    for (let top = movers.topItem(); top !== undefined; top = movers.topItem()) {
      if (at[top] === from && !isBanned(top, to)) break
      movers.pop()
    }
    mover[pair] = movers.topItem() ?? -1
    price[pair] = Math.floor((movers.topKey() ?? 0) / people)
  }
  const offer = (person: number, from: number, to: number, cost: number) => {
    const pair = from * nodes + to
    heaps[pair] ??= heap()
    heaps[pair].push(cost * people + turn[person]!, person)
    if (heaps[pair].topItem() !== person) return
    mover[pair] = person
    price[pair] = cost
  }
  const open = (from: number) => {
    if (opened[from] === 1) return
    opened[from] = 1
    const keys: number[][] = Array.from({ length: nodes }, () => [])
    const items: number[][] = Array.from({ length: nodes }, () => [])
    for (let p = first[from]!; p >= 0; p = next[p]!) {
      const here = kind[entryAt(p, from)]!
      for (let e = start[p]!; e < start[p + 1]!; e++) {
        const other = option[e]!
        if (other === from || isBanned(p, other)) continue
        keys[other]!.push(order(here, kind[e]!) * people + turn[p]!)
        items[other]!.push(p)
      }
    }
    for (let to = 0; to < nodes; to++) {
      if (keys[to]!.length === 0) continue
      heaps[from * nodes + to] = heap(keys[to], items[to])
      refresh(from, to)
    }
  }
  return {
    ...{ at, load, mover, price, open },
    allowed: (person, to) => closed[to] === 0 && !isBanned(person, to),
    enter: (person, to) => {
      at[person] = to
      load[to]!++
      next[person] = first[to]!
      previous[person] = -1
      if (first[to]! >= 0) previous[first[to]!] = person
      first[to] = person
      if (opened[to] === 0) return
      const here = kind[entryAt(person, to)]!
      for (let e = start[person]!; e < start[person + 1]!; e++) {
        const other = option[e]!
        if (other !== to && !isBanned(person, other)) offer(person, to, other, order(here, kind[e]!))
      }
    },
    leave: (person) => {
      const from = at[person]!
      at[person] = -1
      load[from]!--
      if (previous[person]! < 0) first[from] = next[person]!
      else next[previous[person]!] = next[person]!
      if (next[person]! >= 0) previous[next[person]!] = previous[person]!
      if (opened[from] === 0) return
      for (let e = start[person]!; e < start[person + 1]!; e++) {
        if (mover[from * nodes + option[e]!] === person) refresh(from, option[e]!)
      }
    },
    limit: (limits) => {
      const before = banned
      closed = limits.closed
      banned = limits.banned
      for (const ban of banned) {
        const [person, to] = [Math.floor(ban / nodes), ban % nodes]
        const from = at[person]!
        if (!before.has(ban) && from >= 0 && mover[from * nodes + to] === person) refresh(from, to)
      }
      for (const ban of before) {
        const [person, to] = [Math.floor(ban / nodes), ban % nodes]
        const from = at[person]!
        if (banned.has(ban) || from < 0 || from === to || opened[from] === 0) continue
        offer(person, from, to, order(kind[entryAt(person, from)]!, kind[entryAt(person, to)]!))
      }
    },
  }
}
