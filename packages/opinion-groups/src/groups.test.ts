import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversations } from '../test/arbitrary.ts'
import { madeUp } from '../test/made-up.ts'
import { analyse } from './analyse.ts'
import { clearest, clusterings } from './clusterings.ts'
import { kMeans, type Points } from './k-means.ts'
import type { Outcome } from './outcome.ts'
import { drawsFrom } from './random.ts'
import { readVotes } from './read-votes.ts'
import { silhouettes } from './silhouettes.ts'
import { turnMap } from './turn-map.ts'

const camps = { people: 120, statements: 60, camps: 3, density: 0.9, seed: 5 }
const members = (outcome: Outcome) => outcome.groups.map((group) => group.members)

const points: fc.Arbitrary<Points> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), {
    minLength: 4,
    maxLength: 9,
    selector: ([x, y]) => `${x},${y}`,
  })
  .map((list) => ({ x: Float64Array.from(list, ([x]) => x), y: Float64Array.from(list, ([, y]) => y) }))

/** The least inertia over all divisions into k, by trying every one. */
function bruteForce({ x, y }: Points, k: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let code = 0; code < k ** x.length; code++) {
    const label = Array.from(x, (_, i) => Math.floor(code / k ** i) % k)
    let inertia = 0
    for (let c = 0; c < k; c++) {
      const own = [...label.keys()].filter((i) => label[i] === c)
      const mx = own.reduce((sum, i) => sum + x[i]!, 0) / own.length
      const my = own.reduce((sum, i) => sum + y[i]!, 0) / own.length
      for (const i of own) inertia += (x[i]! - mx) ** 2 + (y[i]! - my) ** 2
    }
    least = Math.min(least, inertia)
  }
  return least
}

describe('SPEC 3.1 who counts', () => {
  const votesOf = (person: number, count: number) =>
    Array.from(
      { length: count },
      (_, s) => ({ person, statement: (person + s) % 20, vote: ((person + s) % 3) - 1 }) as never,
    )
  const counted = (rows: never[]) => analyse(readVotes(rows)).people.filter(({ group }) => group !== null)

  it('are people with seven votes, where there are fifteen such', () => {
    const rows = Array.from({ length: 15 }, (_, p) => votesOf(p, 7)).flat()
    expect(counted([...rows, ...votesOf(15, 6)])).toHaveLength(15)
  })

  it('are topped up to fifteen by those with most votes', () => {
    const rows = Array.from({ length: 13 }, (_, p) => votesOf(p, 7)).flat()
    const found = counted([...rows, ...votesOf(20, 3), ...votesOf(21, 5), ...votesOf(22, 4)])
    expect(found.slice(-2).map(({ id }) => id)).toEqual(['21', '22'])
  })
})

describe('SPEC 3.2 k-means', () => {
  it('finds the best of all divisions, tried one by one', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(2, 3), (some, k) => {
        expect(kMeans(some, k, drawsFrom(1, 1)).inertia).toBeCloseTo(bruteForce(some, k), 9)
      }),
      { numRuns: 80, seed: 7 },
    )
  })

  it('seldom depends on its starts, even where there is nothing to divide', () => {
    const outcome = analyse(
      readVotes(madeUp({ people: 160, statements: 30, camps: 1, density: 0.4, seed: 0 })),
    )
    const places = {
      x: Float64Array.from(outcome.people, ({ x }) => x),
      y: Float64Array.from(outcome.people, ({ y }) => y),
    }
    for (const k of [2, 3, 4]) {
      const found = Array.from({ length: 10 }, (_, seed) => kMeans(places, k, drawsFrom(seed, 1)).inertia)
      const same = found.filter((inertia) => inertia < Math.min(...found) * (1 + 1e-9))
      expect(same.length).toBeGreaterThanOrEqual(9)
    }
  })

  it('puts the camps of a made-up conversation into groups of their own', () => {
    for (const group of members(analyse(readVotes(madeUp(camps))))) {
      const camp = new Set(group.map((person) => Number(person.slice(1)) % 3))
      expect(camp.size).toBe(1)
      expect(group).toHaveLength(40)
    }
  })
})

describe('SPEC 3.3 the number of groups', () => {
  it('has the highest silhouette, written out from its definition', () => {
    fc.assert(
      fc.property(points, (some) => {
        const found = clusterings(some, 1)
        const [first] = silhouettes(some, found.slice(0, 1))
        expect(first).toBeCloseTo(naiveSilhouette(some, found[0]!.label), 12)
        expect(clearest(found)!.silhouette).toBe(Math.max(...found.map(({ silhouette }) => silhouette)))
      }),
    )
  })

  it('goes no higher than 2 + ⌊n ÷ 12⌋, nor than five', () => {
    const tried = (people: number) => {
      const x = Float64Array.from({ length: people }, (_, i) => i)
      return clusterings({ x, y: x }, 1).map(({ k }) => k)
    }
    expect(tried(11)).toEqual([2])
    expect(tried(12)).toEqual([2, 3])
    expect(tried(100)).toEqual([2, 3, 4, 5])
  })

  it('is what is asked for, where it is asked for', () => {
    const outcome = analyse(readVotes(madeUp(camps)), { k: 4 })
    expect(outcome.groups).toHaveLength(4)
    expect(outcome.clusterings.map(({ k }) => k)).toEqual([4])
  })

  it('is weighed on a fixed selection where people are many', () => {
    const draw = drawsFrom(3, 3)
    const x = Float64Array.from({ length: 4000 }, (_, i) => (i % 2) * 10 + draw())
    const y = Float64Array.from({ length: 4000 }, draw)
    const found = clusterings({ x, y }, 1)
    expect(found).toEqual(clusterings({ x, y }, 1))
    expect(clearest(found)).toMatchObject({
      k: 2,
      silhouette: expect.closeTo(silhouettes({ x, y }, found)[0]!, 2),
    })
  })
})

function naiveSilhouette({ x, y }: Points, label: Uint8Array): number {
  const distance = (i: number, j: number) => Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2)
  const clusters = [...new Set(label)]
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  return mean(
    Array.from(label, (own, i) => {
      const to = (c: number) =>
        mean([...label.keys()].filter((j) => j !== i && label[j] === c).map((j) => distance(i, j)))
      const a = to(own)
      if (Number.isNaN(a)) return 0
      const b = Math.min(...clusters.filter((c) => c !== own).map(to))
      return (b - a) / Math.max(a, b)
    }),
  )
}

describe('SPEC 3.4 where there is nothing to divide', () => {
  it('all in one place are one group', () => {
    const outcome = analyse(
      readVotes([1, 2, 3].map((person) => ({ person, statement: 1, vote: 'agree' as const }))),
    )
    expect(outcome.groups).toMatchObject([{ name: 'A', members: ['1', '2', '3'] }])
    expect(outcome.statements[0]!.agreedAcross).toBe(4 / 5)
  })

  it('nobody is no group, and nothing is agreed across none', () => {
    const outcome = analyse(readVotes([], [{ id: 1 }]))
    expect(outcome).toMatchObject({ people: [], groups: [], clusterings: [], votes: 0 })
    expect(outcome.statements).toMatchObject([{ id: '1', agreedAcross: null, disagreedAcross: null }])
    expect(analyse(readVotes([])).statements).toEqual([])
  })

  it('one person is one group', () => {
    expect(members(analyse(readVotes([{ person: 1, statement: 1, vote: 1 }])))).toEqual([['1']])
  })
})

describe('SPEC 3.7 steadiness', () => {
  it('a vote added moves nobody across in a conversation with clear groups, and others only as the map turns', () => {
    const votes = madeUp(camps)
    const before = analyse(readVotes(votes))
    const after = analyse(readVotes([...votes, { person: 'p0', statement: 3, vote: 'pass', at: 1e9 }]))
    expect(members(after).toSorted()).toEqual(members(before).toSorted())
    for (const [p, { x, y }] of turnMap(after, before).people.entries()) {
      const dx = x - before.people[p]!.x
      const dy = y - before.people[p]!.y
      expect(Math.sqrt(dx * dx + dy * dy)).toBeLessThan(p === 0 ? 1 : 0.15)
    }
  })

  it('whatever the votes, everybody counted is in exactly one group', () => {
    fc.assert(
      fc.property(conversations, (votes) => {
        const outcome = analyse(readVotes(votes))
        const grouped = outcome.people.filter(({ group }) => group !== null).map(({ id }) => id)
        expect(members(outcome).flat().toSorted()).toEqual(grouped.toSorted())
        expect(members(outcome).every((group) => group.length > 0)).toBe(true)
      }),
    )
  })
})

describe('SPEC 3.8 groups that are given', () => {
  const votes = madeUp(camps)
  const groups = [
    { name: 'North', members: ['p0', 'p1', 'nobody'] },
    { name: 'South', members: ['p2'] },
  ]

  it('are described and not changed', () => {
    const outcome = analyse(readVotes(votes), { groups })
    expect(outcome.groups.map(({ name, members: list }) => [name, list])).toEqual([
      ['North', ['p0', 'p1']],
      ['South', ['p2']],
    ])
    expect(outcome).toMatchObject({ given: true, clusterings: [] })
  })

  it.each([
    ['somebody in two of them', [...groups, { name: 'East', members: ['p2'] }], 'groups.members'],
    ['one name twice', [...groups, { name: 'South', members: [] }], 'groups.name'],
  ])('%s is an error', (_, given, field) => {
    expect(() => analyse(readVotes(votes), { groups: given })).toThrow(
      expect.objectContaining({ row: 3, field }),
    )
  })
})
