import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { breathe, type RunOptions } from '../progress.ts'
import { decay } from './decay.ts'
import type { Party } from './read-party.ts'

const APART = 1_000_000
const REPEAT = 1000

/**
 * Swaps people between rooms of a round, by simulated annealing, until as few as possible meet twice, and then as few as
 * possible sit with somebody like them. Changes `seating`; returns nothing better than it was given.
 */
export async function anneal(party: Party, seating: Int32Array[], options: RunOptions): Promise<void> {
  const { ids, rooms, traits, apart, met } = party
  const people = ids.length
  if (rooms < 2) return
  const meetings = new Int16Array(people * people)
  const add = (a: number, b: number, count: number) => {
    meetings[a * people + b]! += count
    meetings[b * people + a]! += count
  }
  const foes = new Uint8Array(people * people)
  for (const [a, b] of apart) foes[a * people + b] = foes[b * people + a] = 1
  for (const [a, b] of met) add(a, b, 1)
  const members = seating.map((room) => {
    const lists: number[][] = Array.from({ length: rooms }, () => [])
    room.forEach((r, p) => {
      for (const other of lists[r]!) add(p, other, 1)
      lists[r]!.push(p)
    })
    return lists
  })
  const likeness = (a: number, b: number) => {
    let alike = 0
    for (const trait of traits) if (trait[a] === trait[b]) alike++
    return alike
  }
  /** What sitting together once more costs (`more` = 1), or what sitting together once less gains (`more` = 0). */
  const price = (a: number, b: number, more: number) => {
    const pair = a * people + b
    const repeats = meetings[pair]! + more >= 2 ? REPEAT : 0
    return repeats + (foes[pair] === 1 ? APART : 0) + likeness(a, b)
  }
  const change = (room: readonly number[], leaves: number, comes: number) => {
    let cost = 0
    for (const p of room) if (p !== leaves) cost += price(comes, p, 1) - price(leaves, p, 0)
    return cost
  }
  const reseat = (round: number, from: number[], leaves: number, comes: number, room: number) => {
    for (const p of from) {
      if (p === leaves) continue
      add(leaves, p, -1)
      add(comes, p, 1)
    }
    from[from.indexOf(leaves)] = comes
    seating[round]![comes] = room
  }

  const random = xoroshiro128plus(party.seed)
  const upTo = (n: number) => Math.floor(((random.next() >>> 0) * n) / 2 ** 32)
  const steps = Math.min(2_000_000, Math.max(20_000, 400 * people * party.rounds))
  let cost = 0
  let least = 0
  let best = seating.map((room) => room.slice())
  for (let step = 0; step < steps; step++) {
    const left = 1 - step / steps
    const heat = step < 0.9 * steps ? 0.5 * REPEAT * left * left : 0.5
    const round = upTo(party.rounds)
    const a = upTo(people)
    const b = upTo(people)
    const roomA = seating[round]![a]!
    const roomB = seating[round]![b]!
    if (roomA !== roomB) {
      const inA = members[round]![roomA]!
      const inB = members[round]![roomB]!
      const more = change(inA, a, b) + change(inB, b, a)
      if (more <= 0 || random.next() >>> 0 < decay(more / heat) * 2 ** 32) {
        reseat(round, inA, a, b, roomA)
        reseat(round, inB, b, a, roomB)
        cost += more
        if (cost < least) {
          least = cost
          best = seating.map((room) => room.slice())
        }
      }
    }
    if (step % 65536 === 65535) await breathe(options, { step: 'mix', share: step / steps })
  }
  best.forEach((room, round) => {
    seating[round]!.set(room)
  })
}
