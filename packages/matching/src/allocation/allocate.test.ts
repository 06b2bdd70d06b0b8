import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crowd } from '../../bench/made-up.ts'
import { allocate } from './allocate.ts'
import { carryForward } from './carry-forward.ts'
import { type AllocationInput, OBJECTIVES } from './input.ts'
import { verifyAllocation } from './verify-allocation.ts'

const names = ['ann', 'bo', 'cy', 'di', 'ed']
const menu = ['p', 'q', 'r']
const choices = fc
  .shuffledSubarray(menu)
  .chain((list) =>
    fc.boolean().map((tie) => (tie && list.length > 1 ? [list.slice(0, 2), ...list.slice(2)] : list)),
  )
const group = fc.shuffledSubarray(names.slice(0, 4), { minLength: 2, maxLength: 3 })

/** Small random inputs; `limits` adds least sizes, apart and together; `owed` adds what was lost before. */
const inputs = (limits: boolean, owed: boolean) =>
  fc
    .record({
      people: fc.array(fc.tuple(choices, fc.integer({ min: 0, max: 2 })), { minLength: 4, maxLength: 5 }),
      places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
      least: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
      objective: fc.constantFrom(...OBJECTIVES),
      apart: fc.array(group, { maxLength: 2 }),
      together: fc.array(group, { maxLength: 1 }),
      seed: fc.integer({ min: 0, max: 99 }),
    })
    .map(
      ({ people, places, least, apart, together, ...rest }): AllocationInput => ({
        ...rest,
        people: people.map(([list, points], i) => ({
          id: names[i]!,
          choices: list,
          owed: owed ? points : 0,
        })),
        options: menu.map((id, i) => ({
          id,
          places: places[i]!,
          least: limits ? Math.min(least[i]!, places[i]!) : 0,
        })),
        ...(limits ? { apart, together } : {}),
      }),
    )

type At = readonly (string | null)[]

function everyAllocation(input: AllocationInput): At[] {
  let made: At[] = [[]]
  for (const { choices: list } of input.people)
    made = made.flatMap((at) => [null, ...list.flat()].map((o) => [...at, o]))
  return made.filter((at) => {
    const of = (id: string) => at[input.people.findIndex((p) => p.id === id)]
    const sizes = input.options.every(({ id, places, least = 0 }) => {
      const load = at.filter((o) => o === id).length
      return load <= places && (load === 0 || load >= least)
    })
    const split = (input.together ?? []).some((g) => g.some((id) => of(id) !== of(g[0]!)))
    const joined = (input.apart ?? []).some((g) =>
      g.some((a, i) => g.some((b, j) => i < j && of(a) !== null && of(a) === of(b))),
    )
    return sizes && !split && !joined
  })
}

/** What the objective's definition says an allocation is worth, written from SPEC 3 alone: smaller comes first. */
function worth(input: AllocationInput, at: At): number[] {
  const ranks = input.people.map(({ choices: list }, i) => {
    const rank = list.findIndex((item) => item === at[i] || (Array.isArray(item) && item.includes(at[i]!)))
    return at[i] === null ? null : rank + 1
  })
  const classes = [...new Set(input.people.map(({ owed = 0 }) => owed))].sort((a, b) => b - a)
  return classes.flatMap((owed) => {
    const mine = ranks.filter((_, i) => (input.people[i]!.owed ?? 0) === owed)
    const count = (rank: number | null) => mine.filter((r) => r === rank).length
    if (input.objective === 'rank-maximal') return [-count(1), -count(2), -count(3)]
    const total = mine.reduce<number>((sum, r) => sum + (r ?? 0), 0)
    return input.objective === 'leximin' ? [count(null), count(3), count(2)] : [count(null), total, count(3)]
  })
}

const compare = (a: readonly number[], b: readonly number[]) => {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : a[at]! - b[at]!
}

async function isBest(input: AllocationInput) {
  const result = await allocate(input)
  const at = input.people.map(({ id }) => result.people.find((p) => p.id === id)!.option)
  const all = everyAllocation(input)
  expect(all.some((other) => other.every((o, i) => o === at[i]))).toBe(true)
  const best = all.map((other) => worth(input, other)).reduce((a, b) => (compare(a, b) <= 0 ? a : b))
  expect(worth(input, at)).toEqual(best)
  expect(result.proved).toBe(true)
}

describe('SPEC 3.1 the best of the objective', () => {
  it('is what brute force finds', () =>
    fc.assert(fc.asyncProperty(inputs(false, false), isBest), { numRuns: 400 }))
})

describe('SPEC 3.2 least sizes, apart and together', () => {
  it('are kept, at the best that brute force finds', () =>
    fc.assert(fc.asyncProperty(inputs(true, false), isBest), { numRuns: 600 }))

  it('bounds the best from below when the search is cut short', async () => {
    await fc.assert(
      fc.asyncProperty(inputs(true, false), async (input) => {
        const cut = await allocate(input, { branches: 1 })
        const best = everyAllocation(input)
          .map((at) => worth(input, at))
          .reduce((a, b) => (compare(a, b) <= 0 ? a : b))
        const parts = best.length
        const at = input.people.map(({ id }) => cut.people.find((p) => p.id === id)!.option)
        // The parts of ranks nobody named are left out of `bound`, so both sides are told in its own length.
        const short = cut.bound.length
        expect(
          compare(
            cut.bound,
            best.slice(parts - short).length === short ? ofLength(input, best, short) : best,
          ),
        ).toBeLessThanOrEqual(0)
        expect(everyAllocation(input)).toContainEqual(at)
      }),
      { numRuns: 200 },
    )
  })
})

function ofLength(input: AllocationInput, best: readonly number[], length: number): number[] {
  if (input.objective === 'rank-maximal') return best.slice(0, length)
  if (input.objective === 'leximin') return [best[0]!, ...best.slice(1 + (best.length - length))]
  return [best[0]!, best[1]!, ...best.slice(2 + (best.length - length))]
}

describe('SPEC 3.2 many groups', () => {
  const people = crowd(400, 8, 1.3, 11)
  const pair = (l: number) => [people[l]!.id, people[l + 200]!.id]
  const input: AllocationInput = {
    people,
    options: Array.from({ length: 8 }, (_, i) => ({ id: `option ${i}`, places: 55, least: 30 })),
    together: Array.from({ length: 20 }, (_, i) => pair(i)),
    apart: Array.from({ length: 20 }, (_, i) => pair(20 + i)),
    objective: 'leximin',
    seed: 1,
  }

  it.each(OBJECTIVES)('are settled with a proof in few branches (%s)', async (objective) => {
    const { proved, branches, people: placed } = await allocate({ ...input, objective })
    const at = placed.flatMap(({ id, option }) => (option === null ? [] : [{ person: id, option }]))
    expect(verifyAllocation({ ...input, objective }, at).faults).toEqual([])
    expect(proved).toBe(true)
    expect(branches).toBeLessThan(300)
  })
})

describe('SPEC 3.3 whoever is owed most goes first', () => {
  it('has the classes in order, at the best that brute force finds', () =>
    fc.assert(fc.asyncProperty(inputs(true, true), isBest), { numRuns: 300 }))

  it('carries forward what was lost: cleared by a first choice, otherwise added up', () => {
    const round = [
      { id: 'ann', rank: 1 },
      { id: 'bo', rank: 3 },
      { id: 'cy', rank: null },
    ]
    const owed = carryForward(round)
    expect([...owed]).toEqual([
      ['ann', 0],
      ['bo', 2],
      ['cy', 4],
    ])
    expect([...carryForward(round, owed)]).toEqual([
      ['ann', 0],
      ['bo', 4],
      ['cy', 8],
    ])
  })
})

describe('SPEC 3.4 the order of the rows does not matter', () => {
  it('gives the same result for the rows reversed', () =>
    fc.assert(
      fc.asyncProperty(inputs(true, true), async (input) => {
        const turned = { ...input, people: input.people.toReversed(), options: input.options.toReversed() }
        expect(await allocate(turned)).toEqual(await allocate(input))
      }),
      { numRuns: 100 },
    ))
})

describe('SPEC 3.5 one reason for each person', () => {
  it('says full, and how those who are there ranked it', async () => {
    const input: AllocationInput = {
      people: ['ann', 'bo'].map((id) => ({ id, choices: ['p'] })),
      options: [{ id: 'p', places: 1 }],
      objective: 'leximin',
      seed: 4,
    }
    const { people, profile } = await allocate(input)
    expect(people.map(({ reason }) => reason.kind).sort()).toEqual(['first-choice', 'none-free'])
    expect(people.find(({ option }) => option === null)?.reason).toMatchObject({
      decisive: { why: 'full', heldBy: [1] },
    })
    expect(profile).toMatchObject({
      byRank: [1],
      placed: 1,
      unplaced: 1,
      unplacedBecause: { 'none-free': 1 },
    })
  })

  it('says closed where too few asked', async () => {
    const { people, options } = await allocate({
      people: [{ id: 'ann', choices: ['p', 'q'] }],
      options: [
        { id: 'p', places: 5, least: 2 },
        { id: 'q', places: 1 },
      ],
      objective: 'leximin',
      seed: 4,
    })
    expect(people[0]).toMatchObject({
      option: 'q',
      reason: { kind: 'later-choice', decisive: { why: 'closed' } },
    })
    expect(options[0]).toMatchObject({ id: 'p', people: [] })
  })
})

describe('SPEC 3.6 verifyAllocation', () => {
  it('finds exactly what brute force finds, for every allocation there is', () =>
    fc.assert(
      fc.property(inputs(false, true), (input) => {
        const all = everyAllocation(input)
        const best = all.map((at) => worth(input, at)).reduce((a, b) => (compare(a, b) <= 0 ? a : b))
        for (const at of all) {
          const placed = input.people.flatMap(({ id }, i) =>
            at[i] === null ? [] : [{ person: id, option: at[i]! }],
          )
          const { faults, best: proved } = verifyAllocation(input, placed)
          expect(faults).toEqual([])
          expect(proved).toBe(compare(worth(input, at), best) === 0)
        }
      }),
      { numRuns: 60 },
    ))

  it('names broken limits', () => {
    const input: AllocationInput = {
      people: ['ann', 'bo', 'cy'].map((id) => ({ id, choices: ['p', 'q'] })),
      options: [
        { id: 'p', places: 1 },
        { id: 'q', places: 3, least: 2 },
      ],
      objective: 'leximin',
      apart: [['ann', 'bo']],
      together: [['bo', 'cy']],
      seed: 1,
    }
    const at = [
      { person: 'ann', option: 'p' },
      { person: 'bo', option: 'p' },
      { person: 'cy', option: 'q' },
    ]
    expect(verifyAllocation(input, at).faults.map(({ kind }) => kind)).toEqual([
      'over-places',
      'under-least',
      'not-apart',
      'not-together',
    ])
  })
})
