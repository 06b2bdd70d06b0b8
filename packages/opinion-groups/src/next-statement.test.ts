import { describe, expect, it } from 'vitest'
import { madeUp } from '../test/made-up.ts'
import { analyse } from './analyse.ts'
import { nextStatement, openStatements } from './next-statement.ts'
import { priority } from './priority.ts'
import { readVotes } from './read-votes.ts'

const statements = Array.from({ length: 12 }, (_, id) => ({
  id,
  standing: id === 3 ? ('out' as const) : id === 4 ? ('meta' as const) : ('in' as const),
}))
const votes = madeUp({ people: 40, statements: 11, camps: 2, density: 0.6, seed: 1 })
const outcome = analyse(readVotes(votes, statements))

describe('SPEC 5.1 priority', () => {
  it('worked by hand for ten votes', () => {
    // p = 2/12, a = 7/12, 2^(−10/5) = 1/4: (10/12 · 1.5 · 7/12 · 3)²
    expect(priority({ agree: 6, disagree: 3, pass: 1 }, 0.5, false)).toBeCloseTo(
      ((10 / 12) * 1.5 * (7 / 12) * 3) ** 2,
      12,
    )
  })

  it('of a new statement is high, of one that is meta 49', () => {
    expect(priority({ agree: 0, disagree: 0, pass: 0 }, 0, false)).toBe((0.5 * 0.5 * 9) ** 2)
    expect(priority({ agree: 9, disagree: 0, pass: 0 }, 3, true)).toBe(49)
  })

  it('fades with votes, without end and without breaking', () => {
    expect(priority({ agree: 1e9, disagree: 0, pass: 0 }, 0, false)).toBeCloseTo(1, 6)
  })
})

describe('SPEC 5.2 the statement shown next', () => {
  it('is the same for the same seed, and open', () => {
    const answered = [0, 1, 2]
    for (let seed = 0; seed < 50; seed++) {
      const next = nextStatement(outcome, answered, seed)
      expect(nextStatement(outcome, answered, seed)).toBe(next)
      expect(['0', '1', '2', '3']).not.toContain(next)
    }
  })

  it('comes as often as its chance says', () => {
    const times = new Map<string, number>()
    const rounds = 4000
    for (let seed = 0; seed < rounds; seed++) {
      const next = nextStatement(outcome, [], seed)!
      times.set(next, (times.get(next) ?? 0) + 1)
    }
    for (const { statement, chance } of openStatements(outcome, [])) {
      expect(Math.abs((times.get(statement) ?? 0) / rounds - chance)).toBeLessThan(0.03)
    }
  })

  it('is null where all are answered', () => {
    expect(
      nextStatement(
        outcome,
        statements.map(({ id }) => id),
        1,
      ),
    ).toBeNull()
  })

  it('needs a list of what was answered', () => {
    for (const answered of [undefined, null, 'all', 7])
      expect(() => nextStatement(outcome, answered as never, 1)).toThrow(
        expect.objectContaining({ field: 'answered' }),
      )
  })

  it('needs a whole number to draw with', () => {
    expect(() => nextStatement(outcome, [], 0.5)).toThrow(expect.objectContaining({ field: 'seed' }))
  })
})

describe('SPEC 5.3 what is open', () => {
  it('is listed most worth asking first, never what is out, with chances that sum to one', () => {
    const open = openStatements(outcome, ['0'])
    expect(open[0]!.statement).toBe('4')
    expect(open.map(({ statement }) => statement)).toHaveLength(10)
    expect(open.map(({ statement }) => statement)).not.toContain('3')
    expect(open.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12)
    expect(open.map(({ priority: worth }) => worth)).toEqual(
      open.map(({ priority: worth }) => worth).toSorted((a, b) => b - a),
    )
  })
})
