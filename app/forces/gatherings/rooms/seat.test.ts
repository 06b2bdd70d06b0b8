import { describe, expect, test } from 'vitest'
import type { Given, Sitter } from './given.ts'
import { faultsOf } from './mend-seating.ts'
import { seat } from './seat.ts'

const some = (n: number, age: Sitter['age'], checked = false): readonly Sitter[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `${age}${checked ? ' checked' : ''} ${String(i).padStart(2, '0')}`,
    age,
    keeps: age === 'grown',
    checked,
    from: i % 2 === 0 ? 'Mill Lane' : 'Town',
  }))

function given(people: readonly Sitter[], more: Partial<Given> = {}): Given {
  const needKeepers = people.flatMap((a, i) =>
    people
      .slice(i + 1)
      .filter((b) => a.age !== b.age || a.age === 'unsure')
      .map((b): [string, string] => [a.id, b.id]),
  )
  return {
    size: 4,
    mix: false,
    agesApart: false,
    seed: 7,
    people: [...people],
    apart: [],
    needKeepers,
    met: [],
    ...more,
  }
}

async function rooms(input: Given): Promise<readonly (readonly string[])[]> {
  const made = await seat(input)
  if (!('rooms' in made)) throw new Error(`not made: ${JSON.stringify(made)}`)
  return made.rooms
}

describe('seating', () => {
  test('gives everybody one seat, in rooms that differ by one at most', async () => {
    const input = given(some(10, 'grown'))
    const made = await rooms(input)
    expect(made.flat().toSorted()).toEqual(input.people.map(({ id }) => id))
    expect(made.map(({ length }) => length).toSorted()).toEqual([3, 3, 4])
  })

  test('puts children only with two grown-ups of whom one has a check, or among themselves', async () => {
    for (const [checked, grown, children] of [
      [1, 3, 12],
      [2, 4, 6],
      [1, 1, 9],
      [3, 6, 15],
      [0, 4, 12],
      [0, 8, 8],
    ] as const)
      for (const seed of [1, 2, 3]) {
        const people = [...some(checked, 'grown', true), ...some(grown, 'grown'), ...some(children, 'child')]
        const input = given(people, { seed })
        const made = await rooms(input)
        expect(made.map(faultsOf(input))).toEqual(made.map(() => 0))
        expect(made.flat()).toHaveLength(people.length)
      }
  })

  test('a round later nobody meets who has met, where that can be', async () => {
    const people = some(16, 'grown')
    const first = await rooms(given(people))
    const met = first.flatMap((room) =>
      room.flatMap((a, i) => room.slice(i + 1).map((b): [string, string] => [a, b])),
    )
    const second = await rooms(given(people, { met }))
    const again = met.filter(([a, b]) => second.some((room) => room.includes(a) && room.includes(b)))
    expect(again).toEqual([])
  })

  test('mixes groups where that is said', async () => {
    const made = await rooms(given(some(8, 'grown'), { mix: true }))
    for (const room of made) expect(room.filter((id) => Number(id.at(-1)) % 2 === 0)).toHaveLength(2)
  })

  test('keeps two who must not meet apart', async () => {
    const people = some(4, 'grown')
    const apart: [string, string][] = [[people[0]!.id, people[1]!.id]]
    const made = await rooms(given(people, { size: 2, apart }))
    expect(made.some((room) => apart[0]!.every((id) => room.includes(id)))).toBe(false)
  })
})

describe('rooms that cannot be', () => {
  test('say what is missing, and every mend named works', async () => {
    const people = [...some(3, 'grown'), ...some(5, 'child')]
    const not = await seat(given(people))
    expect(not).toEqual({
      lacks: 'keepers',
      mends: [{ kind: 'size', size: 3 }, { kind: 'checked', count: 2 }, { kind: 'ages_apart' }],
    })
    expect((await rooms(given(people, { size: 3 }))).map(({ length }) => length).toSorted()).toEqual([
      2, 3, 3,
    ])
    expect(await rooms(given(people, { agesApart: true }))).toHaveLength(3)
  })

  test('one room for two who must not meet is not made, and another size is named', async () => {
    const people = some(3, 'grown')
    const not = await seat(given(people, { apart: [[people[0]!.id, people[1]!.id]] }))
    expect(not).toEqual({ lacks: 'apart', mends: [{ kind: 'size', size: 2 }] })
  })

  test('nobody is there', async () => {
    expect(await seat(given([]))).toEqual({ lacks: 'nobody', mends: [] })
  })
})
