import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MatchInput } from './input.ts'
import { match } from './match.ts'
import { matchMost } from './match-most.ts'
import { everyPairing, isStable, markets, pairingOf, rankIn } from './small-markets.ts'
import { verifyMatch } from './verify-match.ts'

const size = (pairing: ReadonlyMap<string, string | null>) =>
  [...pairing.values()].filter((m) => m !== null).length
const pairs = (pairing: ReadonlyMap<string, string | null>) =>
  [...pairing].flatMap(([learner, mentor]) => (mentor === null ? [] : [{ learner, mentor }]))
const anyMarket = fc.boolean().chain((organisations) => markets({ ties: true, organisations }))
const strictMarket = fc.boolean().chain((organisations) => markets({ ties: false, organisations }))

describe('SPEC 2.1 deferred acceptance is stable', () => {
  it('has no pair that would both rather have each other, judged by brute force', () => {
    fc.assert(
      fc.property(anyMarket, (input) => {
        const pairing = pairingOf(match(input))
        expect(everyPairing(input).map(pairs)).toContainEqual(pairs(pairing))
        expect(isStable(input, pairing)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})

describe('SPEC 2.2 the lattice of stable matchings', () => {
  it('gives every learner the best of all stable matchings when nobody is indifferent', () => {
    fc.assert(
      fc.property(strictMarket, (input) => {
        const pairing = pairingOf(match(input))
        for (const other of everyPairing(input).filter((p) => isStable(input, p))) {
          for (const { id, choices } of input.learners) {
            const mine = pairing.get(id) ? rankIn(choices, pairing.get(id)!)! : 99
            const theirs = other.get(id) ? rankIn(choices, other.get(id)!)! : 99
            expect(mine).toBeLessThanOrEqual(theirs)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leaves the same learners without anybody in every stable matching', () => {
    fc.assert(
      fc.property(strictMarket, (input) => {
        const without = (p: ReadonlyMap<string, string | null>) =>
          [...p].filter(([, m]) => m === null).map(([id]) => id)
        for (const other of everyPairing(input).filter((p) => isStable(input, p))) {
          expect(without(other)).toEqual(without(pairingOf(match(input))))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has the better of two stable matchings for each learner as a stable matching too', () => {
    fc.assert(
      fc.property(markets({ ties: false, organisations: false }), (input) => {
        const stable = everyPairing(input).filter((p) => isStable(input, p))
        for (const a of stable) {
          for (const b of stable) {
            const join = new Map(
              input.learners.map(({ id, choices }) => {
                const [ma, mb] = [a.get(id)!, b.get(id)!]
                if (ma === null || mb === null) return [id, ma ?? mb]
                return [id, rankIn(choices, ma)! < rankIn(choices, mb)! ? ma : mb]
              }),
            )
            expect(isStable(input, join)).toBe(true)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('SPEC 2.3 no learner gains by misreporting', () => {
  it('tries every other list of one learner, ties and organisations included', () => {
    const lists = (ids: readonly string[]): string[][] => [
      [],
      ...ids.flatMap((id) => lists(ids.filter((other) => other !== id)).map((rest) => [id, ...rest])),
    ]
    fc.assert(
      fc.property(anyMarket, (input) => {
        const truth = pairingOf(match(input))
        for (const { id, choices } of input.learners) {
          const honest = truth.get(id) ? rankIn(choices, truth.get(id)!)! : 99
          for (const lie of lists(input.mentors.map((mentor) => mentor.id))) {
            const learners = input.learners.map((l) => (l.id === id ? { ...l, choices: lie } : l))
            const got = pairingOf(match({ ...input, learners })).get(id)
            const rank = got ? (rankIn(choices, got) ?? 100) : 99
            expect(rank).toBeGreaterThanOrEqual(honest)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('SPEC 2.4 the most that a stable matching can hold', () => {
  it('is as large as brute force finds, stable, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(anyMarket, async (input) => {
        const result = await matchMost(input)
        const most = Math.max(
          ...everyPairing(input)
            .filter((p) => isStable(input, p))
            .map(size),
        )
        expect(isStable(input, pairingOf(result))).toBe(true)
        expect(result.profile.matched).toBe(most)
        expect(result).toMatchObject({ bound: most, proved: true })
      }),
      { numRuns: 250 },
    )
  })

  it('finds room for both where the lot alone would leave one out', async () => {
    const input: MatchInput = {
      seed: 1,
      learners: [
        { id: 'ann', choices: ['x'] },
        { id: 'bo', choices: ['x', 'y'] },
      ],
      mentors: [
        { id: 'x', places: 1 },
        { id: 'y', places: 1 },
      ],
    }
    const sizes = [1, 2, 3, 4, 5, 6].map((seed) => match({ ...input, seed }).profile.matched)
    expect(new Set(sizes)).toEqual(new Set([1, 2]))
    expect((await matchMost(input)).profile.matched).toBe(2)
  })
})

describe('SPEC 2.5 verifyMatch', () => {
  it('finds a fault exactly where brute force does', () => {
    fc.assert(
      fc.property(anyMarket, (input) => {
        for (const pairing of everyPairing(input)) {
          expect(verifyMatch(input, pairs(pairing)).length === 0).toBe(isStable(input, pairing))
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('SPEC 1.3 the order of the rows does not matter', () => {
  it('gives the same result for the rows reversed', async () => {
    await fc.assert(
      fc.asyncProperty(anyMarket, async (input) => {
        const turned = {
          ...input,
          learners: input.learners.toReversed(),
          mentors: input.mentors.toReversed(),
        }
        expect(match(turned)).toEqual(match(input))
        expect(await matchMost(turned)).toEqual(await matchMost(input))
      }),
      { numRuns: 60 },
    )
  })
})
