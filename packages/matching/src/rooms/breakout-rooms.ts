import { MatchingError } from '../error.ts'
import { breathe, type RunOptions } from '../progress.ts'
import { readRecord } from '../read.ts'
import { anneal } from './anneal.ts'
import type { RoomsInput } from './input.ts'
import { type Party, readParty } from './read-party.ts'
import { firstSeating } from './seating.ts'

/** Who sits where in each round, and how much that mixes people. */
export interface Rooms {
  /** Round by round, room by room, ids in order. */
  readonly rounds: readonly (readonly (readonly string[])[])[]
  /** Each person, in the order of ids: how many they meet whom they had not met, and how often they meet somebody again. */
  readonly people: readonly { readonly id: string; readonly newPeople: number; readonly again: number }[]
  /** Pairs who meet and had not met. */
  readonly newPairs: number
  /** No seating has more new pairs than this. */
  readonly bound: number
  readonly proved: boolean
  /** Pairs with the same value of a trait in one room, counted over rounds, by trait. */
  readonly alike: readonly { readonly trait: string; readonly pairs: number }[]
}

/** Nobody can meet more than all who are left to meet, nor more than their rooms hold; nor pairs more than all rooms hold. */
function mostNewPairs({ ids, rounds, rooms, apart, met }: Party): number {
  const people = ids.length
  const large = Math.ceil(people / rooms)
  const small = Math.floor(people / rooms)
  const largeRooms = people - small * rooms
  const seats =
    rounds * ((largeRooms * large * (large - 1)) / 2 + ((rooms - largeRooms) * small * (small - 1)) / 2)
  const barred = new Set([...apart, ...met].map(([a, b]) => a * people + b))
  const left = new Int32Array(people).fill(people - 1)
  for (const pair of barred) {
    left[Math.floor(pair / people)]!--
    left[pair % people]!--
  }
  const perPerson = left.reduce((sum, open) => sum + Math.min(open, rounds * (large - 1)), 0)
  return Math.min(seats, Math.floor(perPerson / 2))
}

function report(party: Party, mix: readonly string[], seating: readonly Int32Array[]): Rooms {
  const { ids, rooms, met } = party
  const people = ids.length
  const known = new Set(met.map(([a, b]) => a * people + b))
  const tally = ids.map(() => ({ newPeople: 0, again: 0 }))
  const alike = mix.map(() => 0)
  let newPairs = 0
  const rounds = seating.map((room) => {
    const lists: number[][] = Array.from({ length: rooms }, () => [])
    room.forEach((r, p) => {
      for (const other of lists[r]!) {
        const fresh = !known.has(other * people + p)
        known.add(other * people + p)
        if (fresh) newPairs++
        tally[p]![fresh ? 'newPeople' : 'again']++
        tally[other]![fresh ? 'newPeople' : 'again']++
        party.traits.forEach((trait, t) => {
          if (trait[p] === trait[other]) alike[t]!++
        })
      }
      lists[r]!.push(p)
    })
    const named = lists.map((list) => list.map((p) => ids[p]!).sort((a, b) => (a < b ? -1 : 1)))
    return named.sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  })
  const bound = mostNewPairs(party)
  return {
    rounds,
    people: ids.map((id, p) => ({ id, ...tally[p]! })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    newPairs,
    bound,
    proved: newPairs === bound,
    alike: mix.map((trait, t) => ({ trait, pairs: alike[t]! })),
  }
}

/**
 * Seats people in rooms over several rounds so that they meet as many new people as possible, and, after that, mixes them
 * by the given traits. Heuristic (a transversal design, then simulated annealing), with a bound on the best possible.
 * @throws MatchingError for bad input, or when no seating was found that keeps everybody apart who must be
 */
export async function breakoutRooms(input: RoomsInput, options: RunOptions = {}): Promise<Rooms> {
  readRecord(options, { list: 'options' })
  const party = readParty(input)
  await breathe(options, { step: 'seat' })
  const seating = firstSeating(party)
  await anneal(party, seating, options)
  for (const [a, b] of party.apart) {
    if (seating.every((room) => room[a] !== room[b])) continue
    throw new MatchingError(
      { list: 'apart' },
      `no seating was found that keeps "${party.ids[a]}" and "${party.ids[b]}" apart along with everybody else`,
      'Make the rooms smaller, so that there are more of them',
    )
  }
  return report(party, input.mix ?? [], seating)
}
