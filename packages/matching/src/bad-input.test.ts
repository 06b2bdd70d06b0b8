import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allocate,
  breakoutRooms,
  carryForward,
  MatchingError,
  match,
  matchMost,
  verifyAllocation,
  verifyMatch,
} from './index.ts'

const calls: Record<string, (input: never) => unknown> = {
  match,
  matchMost,
  allocate,
  breakoutRooms,
  carryForward,
  verifyMatch: (input) => verifyMatch(input, input),
  verifyAllocation: (input) => verifyAllocation(input, input),
}
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withTypedArray: true,
})
const name = fc.oneof(fc.constantFrom('a', 'b', 'c', '', '__proto__'), anything)
const row = fc.record(
  {
    id: name,
    choices: fc.oneof(fc.array(fc.oneof(name, fc.array(name, { maxLength: 2 })), { maxLength: 3 }), anything),
    places: fc.oneof(fc.integer(), anything),
    least: anything,
    owed: anything,
    rank: anything,
    organisation: name,
    languages: anything,
    at: anything,
    traits: anything,
  },
  { requiredKeys: [] },
)
const rows = fc.oneof(fc.array(row, { maxLength: 4 }), anything)
const input = fc.record(
  {
    seed: fc.oneof(fc.integer(), anything),
    learners: rows,
    mentors: rows,
    organisations: rows,
    people: rows,
    options: rows,
    objective: fc.oneof(fc.constantFrom('leximin', 'rank-maximal'), anything),
    rounds: fc.oneof(fc.integer({ min: -1, max: 3 }), anything),
    size: fc.oneof(fc.integer({ min: -1, max: 3 }), anything),
    apart: anything,
    together: anything,
    rules: anything,
    traits: anything,
  },
  { requiredKeys: [] },
)

describe('SPEC 1.1 bad input gets one kind of error', () => {
  it.each(Object.entries(calls))('%s throws nothing else', async (_, call) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(input, anything), async (value) => {
        try {
          await call(value as never)
        } catch (error) {
          expect(error).toBeInstanceOf(MatchingError)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('names list, row, field and mend', () => {
    const learners = [{ id: 'ann', choices: ['x', 'x'] }]
    const error = (() => {
      try {
        return match({ seed: 1, learners, mentors: [{ id: 'x', places: 1 }] })
      } catch (caught) {
        return caught
      }
    })()
    expect(error).toMatchObject({ list: 'learners', row: 1, field: 'choices', mend: 'Name each once' })
    expect(String(error)).toBe('MatchingError: learners row 1, choices: names "x" twice. Name each once.')
  })

  it.each([
    [
      'a repeated id',
      { learners: [{ id: 'a' }, { id: 'a' }], mentors: [{ id: 'x', places: 1 }] },
      'learners row 2, id',
    ],
    [
      'an unknown name',
      { learners: [{ id: 'a', choices: ['q'] }], mentors: [{ id: 'x', places: 1 }] },
      'learners row 1, choices',
    ],
    [
      'a negative size',
      { learners: [{ id: 'a' }], mentors: [{ id: 'x', places: -1 }] },
      'mentors row 1, places',
    ],
    [
      'not a number',
      { learners: [{ id: 'a' }], mentors: [{ id: 'x', places: Number.NaN }] },
      'mentors row 1, places',
    ],
    [
      'a place that the list skips',
      { learners: Object.assign([], { 1: { id: 'a' } }), mentors: [{ id: 'x', places: 1 }] },
      'learners row 1',
    ],
    ['an empty list', { learners: [], mentors: [{ id: 'x', places: 1 }] }, 'learners'],
  ])('refuses %s', (_, given, where) => {
    expect(() => match({ seed: 1, ...given } as never)).toThrow(where)
  })

  it('stops when aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    const given = {
      people: [{ id: 'a', choices: ['x'] }],
      options: [{ id: 'x', places: 1 }],
      objective: 'leximin',
      seed: 1,
    } as const
    await expect(allocate(given, { signal })).rejects.toThrow('enough')
  })
})
