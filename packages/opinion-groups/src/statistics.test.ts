import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversations } from '../test/arbitrary.ts'
import { analyse } from './analyse.ts'
import { commonGround } from './common-ground.ts'
import { groupStatistics } from './group-statistics.ts'
import { differenceIsClear, differenceZ, share, shareIsClear, shareZ, Z_90 } from './proportion-tests.ts'
import { readVotes } from './read-votes.ts'
import { tallies, together } from './tally.ts'
import type { Vote } from './vote-table.ts'

/** `tens` people of each group, of whom the first so many agree and the rest disagree. */
const answers = (group: string, statement: string, agree: number, disagree: number, pass = 0): Vote[] =>
  Array.from({ length: agree + disagree + pass }, (_, i) => ({
    person: `${group}${i}`,
    statement,
    vote: i < agree ? 'agree' : i < agree + disagree ? 'disagree' : 'pass',
  }))

const group = (name: string) => ({ name, members: Array.from({ length: 10 }, (_, i) => `${name}${i}`) })

describe('SPEC 4.1 counts', () => {
  it('are those of the votes, group by group', () => {
    fc.assert(
      fc.property(conversations, (votes) => {
        const table = readVotes(votes)
        const groupOf = Int32Array.from(table.people, (person) => (Number(person) % 3) - 1)
        const counts = tallies(table, groupOf, 2)
        const latest = new Map(votes.map((vote) => [`${vote.person} ${vote.statement}`, vote]))
        for (const [j, { id }] of table.statements.entries()) {
          for (const by of ['agree', 'disagree', 'pass'] as const) {
            const found = [...latest.values()].filter(
              ({ person, statement, vote }) => Number(person) % 3 === 1 && statement === id && vote === by,
            )
            expect(counts[0]![j]![by]).toBe(found.length)
          }
        }
        expect(together(counts.flat()).agree).toBeLessThanOrEqual(votes.length)
      }),
    )
  })
})

describe('SPEC 4.2 shares, tests and ratios', () => {
  it('worked by hand: 8 of 10 agree in A, 2 of 10 in B', () => {
    const table = readVotes([...answers('A', 's', 8, 2), ...answers('B', 's', 2, 7, 1)])
    const [a] = groupStatistics(table, [group('A'), group('B')])
    const found = a!.statements[0]!
    expect(found).toMatchObject({
      agree: 8,
      disagree: 2,
      pass: 0,
      elsewhere: { agree: 2, disagree: 7, pass: 1 },
    })
    expect(found.agreeShare).toBe(9 / 12)
    expect(found.disagreeShare).toBe(3 / 12)
    expect(found.agreeZ).toBeCloseTo(2 * Math.sqrt(11) * (9 / 11 - 1 / 2), 12)
    expect(found.agreeRatio).toBeCloseTo(9 / 12 / (3 / 12), 12)
    const pooled = 12 / 22
    expect(found.agreeRatioZ).toBeCloseTo((9 / 11 - 3 / 11) / Math.sqrt(pooled * (1 - pooled) * (2 / 11)), 12)
  })

  it('where everybody everywhere agrees there is no difference', () => {
    expect(differenceZ(5, 5, 9, 9)).toBe(0)
  })
})

describe('SPEC 4.3 representative statements', () => {
  it('are the best agreed one, then those clear on both tests, agreed before disagreed', () => {
    const table = readVotes([
      ...answers('A', 'all agree', 10, 0),
      ...answers('B', 'all agree', 10, 0),
      ...answers('A', 'only we agree', 9, 1),
      ...answers('B', 'only we agree', 1, 9),
      ...answers('A', 'only we disagree', 0, 10),
      ...answers('B', 'only we disagree', 10, 0),
      ...answers('A', 'nobody knows', 0, 0, 10),
    ])
    const [a] = groupStatistics(table, [group('A'), group('B')])
    expect(a!.representative).toMatchObject([
      { statement: 'all agree', by: 'agree', count: 10, otherCount: 10, clear: false, bestAgreed: true },
      {
        statement: 'only we agree',
        by: 'agree',
        count: 9,
        votes: 10,
        otherCount: 1,
        otherVotes: 10,
        clear: true,
        bestAgreed: false,
      },
      {
        statement: 'only we disagree',
        by: 'disagree',
        count: 10,
        votes: 10,
        otherCount: 0,
        clear: true,
        bestAgreed: false,
      },
    ])
  })

  it('are never out or meta, and five at most', () => {
    const names = Array.from({ length: 8 }, (_, s) => `s${s}`)
    const votes = names.flatMap((s) => [...answers('A', s, 10, 0), ...answers('B', s, 0, 10)])
    const standing = (s: string) =>
      s === 's0' ? ('out' as const) : s === 's1' ? ('meta' as const) : undefined
    const table = readVotes(
      votes,
      names.map((id) => ({ id, standing: standing(id) })),
    )
    const [a] = groupStatistics(table, [group('A'), group('B')])
    expect(a!.representative).toHaveLength(5)
    expect(a!.representative.map(({ statement }) => statement)).not.toContain('s0')
    expect(a!.representative.map(({ statement }) => statement)).not.toContain('s1')
  })

  it('where none is clear, the one that differs most stands in, and says so', () => {
    const table = readVotes([...answers('A', 's', 4, 6), ...answers('B', 's', 6, 4)])
    const [a] = groupStatistics(table, [group('A'), group('B')])
    expect(a!.representative).toMatchObject([
      { statement: 's', by: 'disagree', clear: false, bestAgreed: false },
    ])
  })
})

describe('SPEC 4.4 common ground', () => {
  it('is what clearly more than half agree or disagree with, by share · z', () => {
    const table = readVotes([
      ...answers('A', 'nearly all', 9, 1),
      ...answers('A', 'all', 10, 0),
      ...answers('A', 'half', 5, 5),
      ...answers('A', 'hardly anybody', 1, 9),
    ])
    expect(commonGround(table)).toMatchObject({
      agree: [{ statement: 'all', count: 10, votes: 10, share: 11 / 12 }, { statement: 'nearly all' }],
      disagree: [{ statement: 'hardly anybody', count: 9 }],
    })
  })
})

describe('SPEC 4.5 agreement across groups', () => {
  it('multiplies the groups’ shares: one group against it is enough to sink it', () => {
    const votes = [
      ...answers('A', 'both', 8, 2),
      ...answers('B', 'both', 8, 2),
      ...answers('A', 'one', 10, 0),
      ...answers('B', 'one', 0, 10),
    ]
    const outcome = analyse(readVotes(votes), { groups: [group('A'), group('B')] })
    expect(
      outcome.statements.map(({ id, agreedAcross, disagreedAcross }) => [id, agreedAcross, disagreedAcross]),
    ).toEqual([
      ['both', (9 / 12) * (9 / 12), (3 / 12) * (3 / 12)],
      ['one', (11 / 12) * (1 / 12), (1 / 12) * (11 / 12)],
    ])
  })
})

describe('SPEC 4.6 thresholds are exact', () => {
  // z = 1.2816 = 801 ÷ 625 exactly: S + 1 = 625², 2(n + 1) − (S + 1) = 801.
  const of = 625 ** 2 - 1
  const n = (625 ** 2 + 801) / 2 - 1

  it('a z of exactly 1.2816 is not beyond 1.2816, whatever rounding makes of it', () => {
    expect(shareZ(n, of)).toBeCloseTo(Z_90, 9)
    expect(shareIsClear(n, of)).toBe(false)
    expect(shareIsClear(n + 1, of)).toBe(true)
  })

  it('agrees with whole-number arithmetic everywhere', () => {
    const pair = fc.nat(400).chain((votes) => fc.tuple(fc.nat(votes), fc.constant(votes)))
    fc.assert(
      fc.property(pair, pair, ([a, m], [b, o]) => {
        const ahead = BigInt(2 * (a + 1) - (m + 1))
        expect(shareIsClear(a, m)).toBe(ahead > 0n && ahead ** 2n * 625n ** 2n > 801n ** 2n * BigInt(m + 1))
        const [A, M, B, O] = [a + 1, m + 1, b + 1, o + 1].map(BigInt) as [bigint, bigint, bigint, bigint]
        const lead = A * O - B * M
        const rest = (A + B) * (M + O - A - B) * M * O
        expect(differenceIsClear(a, m, b, o)).toBe(
          lead > 0n && rest > 0n && lead ** 2n * (M + O) * 625n ** 2n > 801n ** 2n * rest,
        )
        expect(share(a, m)).toBe((a + 1) / (m + 2))
      }),
      { numRuns: 500 },
    )
  })
})
