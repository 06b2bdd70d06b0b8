import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakoutRooms } from './breakout-rooms.ts'
import type { RoomsInput } from './input.ts'

const crowd = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `p${String(i).padStart(3, '0')}` }))

const parties = fc
  .record({
    count: fc.integer({ min: 1, max: 12 }),
    rounds: fc.integer({ min: 1, max: 4 }),
    size: fc.integer({ min: 2, max: 5 }),
    seed: fc.integer({ min: 0, max: 9 }),
    pair: fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 })),
  })
  .map(({ count, pair: [a, b], ...rest }): RoomsInput => {
    const people = crowd(count)
    return { people, ...rest, ...(a < b && b < count ? { met: [[people[a]!.id, people[b]!.id]] } : {}) }
  })

function pairsOf(rounds: readonly (readonly (readonly string[])[])[]): string[] {
  return rounds.flat().flatMap((room) => room.flatMap((a, i) => room.slice(i + 1).map((b) => `${a} ${b}`)))
}

describe('SPEC 4.1 everybody sits once in each round', () => {
  it('in rooms no larger than asked, that differ by one at most', async () => {
    await fc.assert(
      fc.asyncProperty(parties, async (input) => {
        const { rounds } = await breakoutRooms(input)
        expect(rounds).toHaveLength(input.rounds)
        for (const rooms of rounds) {
          expect(rooms.flat().sort()).toEqual(input.people.map(({ id }) => id).sort())
          const sizes = rooms.map((room) => room.length)
          expect(Math.max(...sizes)).toBeLessThanOrEqual(input.size)
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('SPEC 4.2 what is reported is what happens', () => {
  it('counts new pairs and keeps to the bound', async () => {
    await fc.assert(
      fc.asyncProperty(parties, async (input) => {
        const result = await breakoutRooms(input)
        const met = new Set((input.met ?? []).map(([a, b]) => `${a} ${b}`))
        const fresh = new Set(pairsOf(result.rounds).filter((pair) => !met.has(pair)))
        expect(result.newPairs).toBe(fresh.size)
        expect(result.newPairs).toBeLessThanOrEqual(result.bound)
        expect(result.people.reduce((sum, { newPeople }) => sum + newPeople, 0)).toBe(2 * fresh.size)
      }),
      { numRuns: 30 },
    )
  })
})

describe('SPEC 4.3 as many new people as possible', () => {
  it.each([
    [25, 5, 5],
    [25, 5, 6],
    [49, 7, 7],
    [9, 3, 4],
    [16, 4, 4],
    [12, 3, 3],
    [40, 5, 4],
  ])('%i people in rooms of %i over %i rounds meet nobody twice', async (count, size, rounds) => {
    const result = await breakoutRooms({ people: crowd(count), size, rounds, seed: 1 })
    expect(result).toMatchObject({ newPairs: result.bound, proved: true })
  })

  it('is what brute force finds for six people', async () => {
    const people = crowd(6)
    const ids = people.map(({ id }) => id)
    const [first, ...rest] = ids
    const trios = rest.flatMap((a, i) => rest.slice(i + 1).map((b) => [first!, a, b]))
    const splits = trios.map((room) => [room, ids.filter((id) => !room.includes(id))])
    const most = Math.max(...splits.flatMap((one) => splits.map((two) => new Set(pairsOf([one, two])).size)))
    expect((await breakoutRooms({ people, size: 3, rounds: 2, seed: 2 })).newPairs).toBe(most)
  })
})

describe('SPEC 4.4 mixing and keeping apart', () => {
  it('refuses to mix by what nobody has', async () => {
    const people = ['a', 'b', 'c'].map((id) => ({ id, traits: { from: 'here' } }))
    await expect(breakoutRooms({ people, size: 2, rounds: 1, mix: ['form'], seed: 1 })).rejects.toThrow(
      'input, mix: names "form", which nobody has. Mend the name, or leave it out.',
    )
  })

  it('puts one of each kind in every room where the numbers allow', async () => {
    const people = crowd(20).map((person, i) => ({
      ...person,
      traits: { from: ['Hill', 'Mill', 'Quay', 'Moor'][i % 4]! },
    }))
    const result = await breakoutRooms({ people, size: 4, rounds: 3, mix: ['from'], seed: 5 })
    expect(result.alike).toEqual([{ trait: 'from', pairs: 0 }])
    expect(result.proved).toBe(true)
  })

  it('never seats together whom it must keep apart, and says when it cannot', async () => {
    const people = crowd(8)
    const apart = [
      ['p000', 'p001'],
      ['p002', 'p003'],
    ] as const
    const { rounds } = await breakoutRooms({ people, size: 4, rounds: 6, apart, seed: 1 })
    expect(pairsOf(rounds)).not.toContain('p000 p001')
    expect(pairsOf(rounds)).not.toContain('p002 p003')
    const all = await breakoutRooms({
      people: crowd(2),
      size: 2,
      rounds: 1,
      apart: [['p000', 'p001']],
      seed: 1,
    }).catch((e) => e)
    expect(all).toMatchObject({ name: 'MatchingError', list: 'apart' })
  })
})

describe('SPEC 1.3 the order of the rows does not matter', () => {
  it('gives the same rooms for the rows reversed', async () => {
    const input: RoomsInput = { people: crowd(17), size: 4, rounds: 5, seed: 3 }
    expect(await breakoutRooms({ ...input, people: input.people.toReversed() })).toEqual(
      await breakoutRooms(input),
    )
  })
})
