import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversations } from '../test/arbitrary.ts'
import { madeUp } from '../test/made-up.ts'
import { analyse } from './analyse.ts'
import { explainPerson } from './explain-person.ts'
import { OpinionError } from './opinion-error.ts'
import type { Outcome } from './outcome.ts'
import { readVotes } from './read-votes.ts'
import { turnMap } from './turn-map.ts'
import { verify } from './verify.ts'

const votes = madeUp({ people: 50, statements: 15, camps: 2, density: 0.7, seed: 2 })
const table = readVotes(
  votes,
  Array.from({ length: 15 }, (_, id) => ({ id, standing: id === 2 ? ('out' as const) : 'in' })),
)
const outcome = analyse(table)

describe('SPEC 8.1 why somebody stands where they stand', () => {
  it('their pulls sum to their place', () => {
    for (const { id, x, y, group } of outcome.people) {
      const explained = explainPerson(table, outcome, id)
      expect(explained.pulls.reduce((sum, pull) => sum + pull.x, 0)).toBeCloseTo(x, 12)
      expect(explained.pulls.reduce((sum, pull) => sum + pull.y, 0)).toBeCloseTo(y, 12)
      expect(explained.group).toBe(group)
    }
  })

  it('names their votes, strongest pull first, and the nearest group', () => {
    const { pulls, distances, group } = explainPerson(table, outcome, 'p1')
    const own = votes.filter(({ person, statement }) => person === 'p1' && statement !== 2)
    expect(pulls.map(({ statement, vote }) => `${statement} ${vote}`).toSorted()).toEqual(
      own.map(({ statement, vote }) => `${statement} ${vote}`).toSorted(),
    )
    expect(distances[0]!.group).toBe(group)
    expect(distances).toHaveLength(outcome.groups.length)
  })

  it('somebody who did not vote has no place', () => {
    expect(() => explainPerson(table, outcome, 'nobody')).toThrow(
      expect.objectContaining({ field: 'person' }),
    )
  })
})

describe('SPEC 8.2 verifying an outcome', () => {
  const read = (claim: Outcome): Outcome => JSON.parse(JSON.stringify(claim))

  it('holds for what was computed, through a file, with names from before and with groups given', () => {
    fc.assert(
      fc.property(conversations, fc.constantFrom(undefined, 2), (some, k) => {
        const small = readVotes(some)
        const first = analyse(small, { seed: 4, k })
        const members = first.groups.map((group, g) => ({ ...group, name: ['Q', 'R', 'S', 'T', 'U'][g]! }))
        const later = analyse(small, { seed: 4, k, previous: { groups: members, namesUsed: 30 } })
        const given = analyse(small, { groups: members })
        for (const claim of [first, later, given]) expect(verify(small, read(claim))).toEqual([])
      }),
    )
  })

  it('says where it fails', () => {
    const claim = {
      ...outcome,
      statements: outcome.statements.with(1, { ...outcome.statements[1]!, agree: 99 }),
    }
    expect(verify(table, read(claim))).toEqual([
      { path: 'statements[1].agree', claimed: 99, found: outcome.statements[1]!.agree },
    ])
  })

  it('fails for other votes, twenty differences at most', () => {
    expect(verify(readVotes(votes.slice(1)), read(outcome))).toHaveLength(20)
  })

  it('what is no outcome is an error', () => {
    for (const claim of [null, 7, {}, { ...outcome, method: 'other' }, { ...outcome, groups: null }]) {
      expect(() => verify(table, claim as Outcome)).toThrow(OpinionError)
    }
  })
})

describe('SPEC 2.7 turning a map over an earlier one', () => {
  it('undoes any turn and any mirror, and keeps distances', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.boolean(), (eighth, mirror) => {
        const [cos, sin] = [
          [1, 0],
          [0.8, 0.6],
          [0, 1],
          [-0.6, 0.8],
          [-1, 0],
          [-0.8, -0.6],
          [0, -1],
          [0.6, -0.8],
        ][eighth]! as [number, number]
        const side = mirror ? -1 : 1
        const earlier = outcome.people.map(({ id, x, y }) => ({
          id,
          x: cos * x - sin * side * y,
          y: sin * x + cos * side * y,
        }))
        const turned = turnMap(outcome, { people: earlier })
        for (const [p, { x, y }] of turned.people.entries()) {
          expect(x).toBeCloseTo(earlier[p]!.x, 9)
          expect(y).toBeCloseTo(earlier[p]!.y, 9)
        }
        const [s] = turned.statements
        expect(s!.x * s!.x + s!.y * s!.y).toBeCloseTo(outcome.statements[0]!.extremity ** 2, 9)
      }),
    )
  })

  it('with nobody in common leaves the map as it is', () => {
    const { people } = turnMap(outcome, { people: [] })
    expect(people[0]).toEqual({ id: outcome.people[0]!.id, x: outcome.people[0]!.x, y: outcome.people[0]!.y })
  })
})
