import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Given } from './given.ts'

type Rules = Pick<Given, 'people' | 'apart' | 'needKeepers' | 'met' | 'seed'>

const key = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)
const keys = (pairs: Given['apart']) => new Set(pairs.map(([a, b]) => key(a, b)))

/** How far a room is from what may be: 0 is right. Those who must be apart weigh more than a room that nobody keeps. */
export function faultsOf(rules: Rules): (room: readonly string[]) => number {
  const [apart, needKeepers] = [keys(rules.apart), keys(rules.needKeepers)]
  const people = new Map(rules.people.map((each) => [each.id, each]))
  return (room) => {
    const keepers = room.map((id) => people.get(id)!).filter(({ keeps }) => keeps)
    const kept = keepers.length >= 2 && keepers.some(({ checked }) => checked)
    let faults = 0
    room.forEach((a, i) => {
      for (const b of room.slice(i + 1)) {
        if (apart.has(key(a, b))) faults += 1000
        else if (!kept && needKeepers.has(key(a, b))) faults += 1
      }
    })
    return faults
  }
}

const TRIES = 200

/**
 * Swaps people between rooms until every room is one that may be. Each step takes the swap that mends most, and of those the one
 * after which fewest meet again; where none mends, one by lot. Sizes of rooms stay as they are.
 * @returns null where nothing was found
 */
export function mendSeating(rules: Rules, seating: readonly (readonly string[])[]): string[][] | null {
  const rooms = seating.map((room) => [...room])
  const faults = faultsOf(rules)
  const met = keys(rules.met)
  const again = (room: readonly string[]) =>
    room.reduce((sum, a, i) => sum + room.slice(i + 1).filter((b) => met.has(key(a, b))).length, 0)
  const cost = (room: readonly string[]) => faults(room) + again(room) / 1000
  const random = xoroshiro128plus(rules.seed)
  const upTo = (n: number) => Math.floor(((random.next() >>> 0) * n) / 2 ** 32)
  const swapped = (room: readonly string[], out: string, into: string) =>
    room.map((id) => (id === out ? into : id))
  for (let tried = 0; tried < TRIES; tried++) {
    const wrong = rooms.findIndex((room) => faults(room) > 0)
    if (wrong < 0) return rooms
    let best: {
      readonly gain: number
      readonly other: number
      readonly a: string
      readonly b: string
    } | null = null
    for (const [other, room] of rooms.entries()) {
      if (other === wrong) continue
      const before = cost(rooms[wrong]!) + cost(room)
      for (const a of rooms[wrong]!)
        for (const b of room) {
          const gain = before - cost(swapped(rooms[wrong]!, a, b)) - cost(swapped(room, b, a))
          if (gain > (best?.gain ?? 0)) best = { gain, other, a, b }
        }
    }
    if (best === null && rooms.length > 1) {
      const other = (wrong + 1 + upTo(rooms.length - 1)) % rooms.length
      const pick = (room: readonly string[]) => room[upTo(room.length)]!
      best = { gain: 0, other, a: pick(rooms[wrong]!), b: pick(rooms[other]!) }
    }
    if (best === null) return null
    const { other, a, b } = best
    rooms[wrong] = swapped(rooms[wrong]!, a, b)
    rooms[other] = swapped(rooms[other]!, b, a)
  }
  return null
}
