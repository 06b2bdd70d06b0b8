import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { town } from '../bench/made-up.ts'
import { dice } from './dice.ts'
import { divide } from './divide.ts'
import type { DivisionInput } from './input.ts'
import { score } from './score.ts'
import { suggestSwaps } from './suggest-swaps.ts'

const names = ['ann', 'bo', 'cy', 'di', 'ed', 'flo', 'gus']

const inputs: fc.Arbitrary<DivisionInput> = fc
  .record({
    count: fc.integer({ min: 2, max: 7 }),
    links: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 12 }),
    traits: fc.array(fc.constantFrom('x', 'y'), { minLength: 7, maxLength: 7 }),
    units: fc.integer({ min: 1, max: 3 }),
    slack: fc.boolean(),
    apart: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 1 }),
    together: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 1 }),
    balance: fc.option(fc.nat(1), { nil: undefined }),
    seed: fc.nat(9),
  })
  .map(({ count, links, traits, units, slack, apart, together, balance, seed }): DivisionInput => {
    const k = Math.min(units, count)
    const pairs = (list: [number, number][]) =>
      list.filter(([a, b]) => a !== b && a < count && b < count).map(([a, b]) => [names[a]!, names[b]!])
    return {
      seed,
      learners: names.slice(0, count).map((id, i) => ({
        id,
        friends: [
          ...new Set(links.filter(([a, b]) => a === i && b !== i && b < count).map(([, b]) => names[b]!)),
        ],
        traits: { kind: traits[i]! },
      })),
      units: slack
        ? Array.from({ length: k }, (_, u) => ({ id: `u${u}`, least: 0, most: Math.ceil(count / k) + 1 }))
        : k,
      apart: pairs(apart),
      together: pairs(together),
      ...(balance === undefined ? {} : { balance: [{ trait: 'kind', within: balance }] }),
    }
  })

/** Every division there is, scored: the oracle for what is possible. */
function everyScore(input: DivisionInput) {
  const unitIds = Array.isArray(input.units)
    ? input.units.map(({ id }: { id: string }) => id)
    : Array.from({ length: input.units as number }, (_, u) => String(u + 1))
  let all: { learner: string; unit: string }[][] = [[]]
  for (const { id } of input.learners)
    all = all.flatMap((made) => unitIds.map((unit) => [...made, { learner: id, unit }]))
  return all.map((division) => score(input, division))
}

/** Kept, lonely and broken told from the definitions alone. */
function tell(input: DivisionInput, division: readonly { learner: string; unit: string }[]) {
  const at = new Map(division.map(({ learner, unit }) => [learner, unit]))
  const kept = input.learners.map(
    ({ id, friends = [] }) => friends.filter((f) => at.get(f) === at.get(id)).length,
  )
  return {
    kept: kept.reduce((a, b) => a + b, 0),
    withoutFriend: input.learners
      .filter(({ friends = [] }, i) => friends.length > 0 && kept[i] === 0)
      .map(({ id }) => id),
    split: (input.together ?? []).some(([a, b]) => at.get(a!) !== at.get(b!)),
    joined: (input.apart ?? []).some(([a, b]) => at.get(a!) === at.get(b!)),
  }
}

/** Inputs whose rules contradict each other are refused; the properties are about the rest. */
const orRefused = async (
  input: DivisionInput,
  check: (made: Awaited<ReturnType<typeof divide>>) => unknown,
) => {
  const made = await divide(input, { steps: 20_000 }).catch((error: Error) => error)
  if (made instanceof Error) expect(made.name).toBe('DivisionError')
  else await check(made)
}

describe('SPEC 2.1 the score is what the definitions say', () => {
  it('for the division made', () =>
    fc.assert(
      fc.asyncProperty(inputs, (input) =>
        orRefused(input, ({ division, score: told }) => {
          const { kept, withoutFriend, split, joined } = tell(input, division)
          expect(told).toMatchObject({ kept, withoutFriend })
          expect(split).toBe(false)
          expect(told.broken.some(({ rule }) => rule === 'apart')).toBe(joined)
          expect(score(input, division)).toEqual(told)
        }),
      ),
      { numRuns: 80 },
    ))
})

describe('SPEC 3 what is proved holds for every division there is', () => {
  it('the bound, and how many must be without a friend', () =>
    fc.assert(
      fc.asyncProperty(inputs, (input) =>
        orRefused(input, ({ score: told, bound, withoutFriend }) => {
          const allowed = everyScore(input).filter(({ broken }) => broken.length === 0)
          if (told.broken.length > 0) return expect(allowed).toEqual([])
          const fewest = Math.min(...allowed.map((other) => other.withoutFriend.length))
          const asGood = allowed.filter((other) => other.withoutFriend.length <= told.withoutFriend.length)
          expect(bound).toBeGreaterThanOrEqual(Math.max(...asGood.map(({ kept }) => kept)))
          expect(withoutFriend.atLeast).toBeLessThanOrEqual(fewest)
          expect(withoutFriend.proved).toBe(true)
          expect(told.withoutFriend.length).toBe(fewest)
        }),
      ),
      { numRuns: 150 },
    ))

  it('and the most friendships among those are found on schools this small', () =>
    fc.assert(
      fc.asyncProperty(inputs, (input) =>
        orRefused(input, ({ score: told, bound, proved }) => {
          expect({ bound, proved }).toEqual({ bound: told.kept, proved: true })
          const allowed = everyScore(input).filter(({ broken }) => broken.length === 0)
          const fewest = Math.min(...allowed.map((other) => other.withoutFriend.length))
          const best = allowed
            .filter((other) => other.withoutFriend.length === fewest)
            .map(({ kept }) => kept)
          if (told.broken.length === 0) expect(told.kept).toBe(Math.max(...best))
        }),
      ),
      { numRuns: 100 },
    ))
})

describe('SPEC 2.3 rules, then nobody without a friend, then friendships', () => {
  it('leaves nobody without a friend where traits, siblings and keep-apart leave little room', async () => {
    const { below } = dice(3)
    const learners = town(120, 5).map((learner) => ({
      ...learner,
      friends: learner.friends.slice(0, 3),
      traits: { year: String(below(3)), area: 'abc'[below(3)]! },
    }))
    const pair = (l: number) => [learners[l]!.id, learners[l + 1]!.id]
    const made = await divide({
      learners,
      units: 6,
      together: [0, 2, 4, 6, 8, 10].map(pair),
      apart: [21, 23, 25, 27, 29, 31].map(pair),
      balance: [
        { trait: 'year', within: 0 },
        { trait: 'area', within: 0 },
      ],
      seed: 1,
    })
    expect(made.score.broken).toEqual([])
    expect(made.withoutFriend).toEqual({ atLeast: 0, proved: true, proofs: [] })
  })

  it('finds how groups fit that do not fit the largest first', async () => {
    const learners = crowd(12)
    const group = (from: number, to: number) => learners.slice(from, to).map(({ id }) => id)
    const together = [group(0, 3), group(3, 6), group(6, 8), group(8, 10), group(10, 12)]
    const { score: told } = await divide({ learners, units: 2, together, seed: 1 })
    expect(told.broken).toEqual([])
    const tight = { learners: learners.slice(0, 10), together: together.slice(0, 4), units: 2, seed: 1 }
    const wide = [group(0, 4), group(4, 8)]
    await expect(divide({ ...tight, together: wide, units: 5 })).rejects.toThrow('no unit holds more than 2')
    await expect(divide({ ...tight, together: [...wide, group(8, 10)] })).rejects.toThrow('cannot fit')
  })
})

const crowd = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `p${String(i).padStart(3, '0')}` }))

describe('SPEC 3.2 proofs that somebody must be without a friend', () => {
  it('says that thirty who name one and the same cannot all be with them', async () => {
    const learners = crowd(50).map((person, i) =>
      i > 0 && i <= 30 ? { ...person, friends: ['p000'] } : person,
    )
    const { withoutFriend, score: told } = await divide({ learners, units: 2, seed: 1 })
    expect(withoutFriend).toMatchObject({ atLeast: 6, proved: true, proofs: [{ kind: 'chain', atLeast: 6 }] })
    expect(told.withoutFriend).toHaveLength(6)
  })

  it('says who named only people they must be apart from', async () => {
    const learners = crowd(30).map((person, i) => (i === 1 ? { ...person, friends: ['p000'] } : person))
    const { withoutFriend } = await divide({ learners, units: 2, seed: 1, apart: [['p000', 'p001']] })
    expect(withoutFriend).toMatchObject({
      atLeast: 1,
      proved: true,
      proofs: [{ kind: 'alone', learners: ['p001'] }],
    })
  })

  it('looks through every division where nothing shorter proves it', async () => {
    const ring = ['a', 'b', 'c', 'd', 'e'].map((id, i, all) => ({
      id,
      friends: [all[(i + 1) % 5]!, all[(i + 2) % 5]!],
    }))
    const { withoutFriend, score: told } = await divide({
      learners: ring,
      units: 2,
      seed: 1,
      apart: [['a', 'b']],
    })
    expect(withoutFriend.proved).toBe(true)
    expect(told.withoutFriend.length).toBe(withoutFriend.atLeast)
  })
})

describe('SPEC 3.1 the bound on friendships', () => {
  it('is tight for cliques that fit, where counting alone is not', async () => {
    const learners = crowd(24).map((person, i, all) => {
      const club = Math.floor(i / 6)
      const inside = all.filter((_other, j) => Math.floor(j / 6) === club && j !== i).map(({ id }) => id)
      return { ...person, friends: [...inside, all[(i + 6) % 24]!.id] }
    })
    const { score: told, bound } = await divide({ learners, units: 4, seed: 1 })
    expect(told.kept).toBe(24 * 5)
    expect(told.named).toBe(24 * 6)
    expect(bound).toBe(24 * 5)
  })
})

describe('SPEC 4 suggestions tell the truth', () => {
  it('each changes the score as it says', () =>
    fc.assert(
      fc.asyncProperty(inputs, (input) =>
        orRefused(input, ({ division, score: told }) => {
          const person = input.learners[0]!.id
          for (const swap of suggestSwaps(input, division, person, 20)) {
            const home = division.find(({ learner }) => learner === person)!.unit
            const after = division.map(({ learner, unit }) => {
              if (swap.goes.includes(learner)) return { learner, unit: swap.to }
              return { learner, unit: swap.comes.includes(learner) ? home : unit }
            })
            const then = score(input, after)
            expect(then.kept - told.kept).toBe(swap.kept)
            expect(then.withoutFriend.length - told.withoutFriend.length).toBe(swap.withoutFriend)
            expect(then.broken.filter(({ rule }) => rule === 'size')).toEqual([])
            if (told.broken.length === 0 && swap.broken === 0) expect(then.broken).toEqual([])
          }
        }),
      ),
      { numRuns: 100 },
    ))
})

describe('SPEC 1.3 the order of the rows does not matter', () => {
  it('gives the same division for the rows reversed', () =>
    fc.assert(
      fc.asyncProperty(inputs, (input) =>
        orRefused(input, async (made) => {
          const turned = { ...input, learners: input.learners.toReversed() }
          expect(await divide(turned, { steps: 20_000 })).toEqual(made)
        }),
      ),
      { numRuns: 30 },
    ))
})
