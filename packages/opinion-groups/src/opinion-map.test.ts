import fc from 'fast-check'
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { conversations } from '../test/arbitrary.ts'
import { madeUp } from '../test/made-up.ts'
import { analyse } from './analyse.ts'
import { centreVotes } from './centred-votes.ts'
import { opinionMap } from './opinion-map.ts'
import { readVotes } from './read-votes.ts'
import type { Vote } from './vote-table.ts'

/** The centred votes written out, people × statements. */
function dense(votes: readonly Vote[]) {
  const centred = centreVotes(readVotes(votes))
  const { table, value } = centred
  const matrix = Matrix.zeros(table.people.length, table.statements.length)
  for (let p = 0; p < table.people.length; p++) {
    for (let e = table.start[p]!; e < table.start[p + 1]!; e++) matrix.set(p, table.column[e]!, value[e]!)
  }
  return { centred, matrix }
}

describe('SPEC 2.1 the centre', () => {
  it('is each statement’s mean vote, agree = +1, of those who voted on it', () => {
    const outcome = analyse(
      readVotes([
        { person: 1, statement: 'a', vote: 'agree' },
        { person: 2, statement: 'a', vote: 'pass' },
        { person: 3, statement: 'a', vote: 'agree' },
        { person: 3, statement: 'b', vote: 'disagree' },
      ]),
    )
    expect(outcome.statements.map(({ mean }) => mean)).toEqual([2 / 3, -1])
  })
})

describe('SPEC 2.2 the two directions', () => {
  it('are the leading eigenvectors of XᵀX, as a dense library finds them', () => {
    fc.assert(
      fc.property(conversations, (votes) => {
        const { centred, matrix } = dense(votes)
        const { directions, variation } = opinionMap(centred, 1)
        const gram = matrix.transpose().mmul(matrix)
        const { realEigenvalues } = new EigenvalueDecomposition(gram, { assumeSymmetric: true })
        const [first = 0, second = 0] = realEigenvalues.toReversed()
        expect(directions[0].strength).toBeCloseTo(first, 9)
        expect(directions[1].strength).toBeCloseTo(second, 9)
        expect(variation).toBeCloseTo(gram.trace(), 9)
        for (const { weights, strength } of directions) {
          const image = gram.mmul(Matrix.columnVector([...weights])).to1DArray()
          for (const [j, weight] of weights.entries()) expect(image[j]).toBeCloseTo(strength * weight, 9)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('are found where both are equally strong', () => {
    const votes = [1, -1].flatMap((vote) =>
      [0, 1].flatMap((s) => [{ person: `${s}${vote}`, statement: s, vote: vote as 1 | -1 }]),
    )
    const { directions } = opinionMap(dense(votes).centred, 1)
    expect(directions.map(({ strength }) => strength)).toEqual([expect.closeTo(2, 12), expect.closeTo(2, 12)])
  })

  it('say how far they are from exact', () => {
    const table = readVotes(madeUp({ people: 300, statements: 60, camps: 3, density: 0.3, seed: 4 }))
    for (const { residual } of analyse(table).directions) expect(residual).toBeLessThan(1e-11)
  })
})

describe('SPEC 2.3 sign and nothing left', () => {
  it('the heaviest weight of a direction is positive', () => {
    fc.assert(
      fc.property(conversations, (votes) => {
        for (const { weights } of opinionMap(dense(votes).centred, 1).directions) {
          const heaviest = Math.max(...weights.map(Math.abs))
          const first = weights.find((weight) => Math.abs(weight) > heaviest * (1 - 1e-8)) ?? 0
          expect(first).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('where nobody differs both directions are zero and all stand in the middle', () => {
    const votes = [1, 2, 3].map((person) => ({ person, statement: 1, vote: 'agree' as const }))
    const outcome = analyse(readVotes(votes))
    expect(outcome.directions).toEqual([
      { share: 0, residual: 0 },
      { share: 0, residual: 0 },
    ])
    expect(outcome.people.every(({ x, y }) => x === 0 && y === 0)).toBe(true)
  })

  it('one statement spans one direction; the second is zero', () => {
    const [first, second] = opinionMap(
      dense([
        { person: 1, statement: 1, vote: 'agree' },
        { person: 2, statement: 1, vote: 'disagree' },
      ]).centred,
      1,
    ).directions
    expect([[...first.weights], [...second.weights]]).toEqual([[1], [0]])
  })
})

describe('SPEC 2.4 people’s places', () => {
  it('are pushed out by √(C ÷ votes) for the votes not given', () => {
    // By hand: statements a and b, means 0 and 0, directions along a and b (4 and 2 strong).
    const votes: Vote[] = [
      { person: 1, statement: 'a', vote: 'agree' },
      { person: 2, statement: 'a', vote: 'agree' },
      { person: 3, statement: 'a', vote: 'disagree' },
      { person: 4, statement: 'a', vote: 'disagree' },
      { person: 5, statement: 'b', vote: 'agree' },
      { person: 6, statement: 'b', vote: 'disagree' },
    ]
    const { people } = analyse(readVotes(votes))
    expect(people[0]!.x).toBeCloseTo(Math.SQRT2, 12)
    expect(people[2]!.x).toBeCloseTo(-Math.SQRT2, 12)
    expect(people[4]!.x).toBeCloseTo(0, 12)
    expect(people[4]!.y).toBeCloseTo(Math.SQRT2, 12)
  })
})

describe('SPEC 2.5 statements’ places', () => {
  it('are where somebody would stand who had only agreed with them', () => {
    const votes = madeUp({ people: 60, statements: 12, camps: 2, density: 0.7, seed: 2 })
    const { statements } = analyse(readVotes(votes))
    for (const { x, y, mean, weights, extremity } of statements) {
      expect(x).toBeCloseTo(Math.sqrt(12) * (1 - mean) * weights[0], 12)
      expect(extremity).toBeCloseTo(Math.sqrt(x * x + y * y), 12)
    }
  })
})

describe('SPEC 2.6 statements that are out or meta', () => {
  it('weigh nothing, and count as votes given by everybody', () => {
    const votes = madeUp({ people: 40, statements: 10, camps: 2, density: 0.8, seed: 3 })
    const isOut = (s: number) => s < 2
    const statements = Array.from({ length: 10 }, (_, id) => ({
      id,
      standing: isOut(id) ? ('out' as const) : undefined,
    }))
    const all = analyse(readVotes(votes, statements))
    const rest = analyse(readVotes(votes.filter(({ statement }) => !isOut(statement as number))))
    expect(all.statements[0]).toMatchObject({ weights: [0, 0], mean: 0, x: 0, y: 0, extremity: 0 })
    for (const [p, { x, id }] of all.people.entries()) {
      const same = rest.people[p]!
      expect(same.id).toBe(id)
      // √(10 ÷ (votes + 2)) against √(8 ÷ votes)
      expect(x / Math.sqrt(10 / (same.votes + 2))).toBeCloseTo(same.x / Math.sqrt(8 / same.votes), 9)
    }
  })
})
