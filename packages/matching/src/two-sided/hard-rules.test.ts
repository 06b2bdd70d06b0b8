import { describe, expect, it } from 'vitest'
import { MatchingError } from '../error.ts'
import type { MatchInput } from './input.ts'
import { match } from './match.ts'

const learner = {
  id: 'ann',
  choices: ['x', 'y'],
  languages: ['Polish'],
  times: ['mon'],
  at: { east: 0, north: 0 },
}
const mentor = {
  places: 1,
  vetted: true,
  languages: ['Polish'],
  times: ['mon', 'tue'],
  at: { east: 3000, north: 4000 },
}
const input: MatchInput = {
  seed: 1,
  learners: [learner],
  mentors: [
    { ...mentor, id: 'x' },
    { ...mentor, id: 'y' },
  ],
  rules: { vetted: true, language: true, times: 1, metres: 5000 },
}
const withX = (change: object): MatchInput => ({
  ...input,
  mentors: [{ ...input.mentors[0]!, ...change }, input.mentors[1]!],
})

describe('SPEC 2.6 hard rules come before any choice', () => {
  it('lets a pair be that keeps every rule, exactly at the limits', () => {
    expect(match(input).learners[0]).toMatchObject({ mentor: 'x', reason: { kind: 'first-choice' } })
  })

  it.each([
    ['vetted', { vetted: false }],
    ['language', { languages: ['Czech'] }],
    ['times', { times: ['tue'] }],
    ['distance', { at: { east: 3001, north: 4000 } }],
    ['refused', { refuses: ['ann'] }],
    ['refused', { choices: [] }],
    ['no-places', { places: 0 }],
  ])('names %s as the one reason', (why, change) => {
    expect(match(withX(change)).learners[0]).toMatchObject({
      mentor: 'y',
      reason: { kind: 'later-choice', decisive: { mentor: 'x', rank: 1, why } },
    })
  })

  it('keeps apart whom the place keeps apart, and says who has nobody acceptable', () => {
    const result = match({
      ...input,
      apart: [
        ['ann', 'x'],
        ['ann', 'y'],
      ],
    })
    expect(result.learners[0]).toMatchObject({
      mentor: null,
      reason: { kind: 'none-acceptable', decisive: { why: 'apart' } },
    })
    expect(result.profile).toMatchObject({ unmatched: 1, unmatchedBecause: { 'none-acceptable': 1 } })
  })

  it('asks for what a rule needs', () => {
    const { languages: _, ...silent } = learner
    expect(() => match({ ...input, learners: [silent] })).toThrow(MatchingError)
    expect(() => match({ ...input, learners: [silent] })).toThrow('learners row 1, languages: is missing')
  })
})

describe('SPEC 2.7 whoever lost out before goes first among equals', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('with lot %i', (seed) => {
    const two: MatchInput = {
      seed,
      learners: [
        { id: 'ann', choices: ['x'] },
        { id: 'bo', choices: ['x'], owed: 1 },
      ],
      mentors: [{ id: 'x', places: 1 }],
    }
    expect(match(two).mentors[0]!.learners).toEqual(['bo'])
    expect(match(two).learners[0]!.reason).toMatchObject({ kind: 'all-full', decisive: { why: 'equal' } })
  })
})
