import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversations } from '../test/arbitrary.ts'
import { OpinionError } from './opinion-error.ts'
import { readVotes } from './read-votes.ts'
import type { Statement, Vote } from './vote-table.ts'

const fault = (votes: unknown, statements?: unknown): OpinionError => {
  try {
    readVotes(votes as Vote[], statements as Statement[])
  } catch (error) {
    if (error instanceof OpinionError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('SPEC 1.1 votes and ids', () => {
  it('takes words and numbers, and packs them by person and statement', () => {
    const table = readVotes([
      { person: 'Bo', statement: 10, vote: -1 },
      { person: 'Asha', statement: '9', vote: 'agree' },
      { person: 'Asha', statement: 10, vote: 'pass' },
    ])
    expect(table.people).toEqual(['Asha', 'Bo'])
    expect(table.statements.map(({ id }) => id)).toEqual(['9', '10'])
    expect([...table.start]).toEqual([0, 2, 3])
    expect([...table.vote]).toEqual([1, 0, -1])
  })

  it('sorts whole numbers by size and before text, text by code units', () => {
    const ids = ['b', '10', 'ä', '9', 'B', '-1', '007']
    const table = readVotes(ids.map((person) => ({ person, statement: 1, vote: 1 })))
    expect(table.people).toEqual(['9', '10', '-1', '007', 'B', 'b', 'ä'])
  })
})

describe('SPEC 1.2 the latest vote counts', () => {
  it('whatever row it stands in', () => {
    const rows = [
      { person: 1, statement: 1, vote: 'agree', at: 2 },
      { person: 1, statement: 1, vote: 'disagree', at: 3 },
      { person: 1, statement: 1, vote: 'pass', at: 1 },
    ] as const
    expect([...readVotes(rows).vote]).toEqual([-1])
    expect([...readVotes(rows.toReversed()).vote]).toEqual([-1])
  })

  it('the same vote twice is one vote, with or without times', () => {
    const row = { person: 1, statement: 1, vote: 'agree' } as const
    expect([...readVotes([row, row, { ...row, at: 4 }]).vote]).toEqual([1])
  })

  it.each([
    ['without times', {}, {}],
    ['at the same time', { at: 5 }, { at: 5 }],
    ['with one time missing', { at: 5 }, {}],
  ])('two different votes %s are an error in the later row', (_, a, b) => {
    const first = { person: 1, statement: 1, vote: 'agree', ...a }
    const second = { person: 1, statement: 1, vote: 'pass', ...b }
    expect(fault([first, { person: 2, statement: 1, vote: 1 }, second])).toMatchObject({
      row: 3,
      field: 'vote',
    })
  })
})

describe('SPEC 1.3 the order of rows', () => {
  it('leaves no trace in the table', () => {
    fc.assert(
      fc.property(conversations, fc.integer(), (votes, shift) => {
        const turned = votes.toSorted(
          (a, b) => ((Number(a.at) * 7919 + shift) % 97) - ((Number(b.at) * 7919 + shift) % 97),
        )
        expect(readVotes(turned)).toEqual(readVotes(votes))
      }),
    )
  })
})

describe('SPEC 1.4 the list of statements', () => {
  it('gives standings, and keeps statements without votes', () => {
    const table = readVotes([{ person: 1, statement: 2, vote: 1 }], [{ id: 2, standing: 'meta' }, { id: 1 }])
    expect(table.statements).toEqual([
      { id: '1', standing: 'in' },
      { id: '2', standing: 'meta' },
    ])
  })

  it.each([
    ['a vote on another statement', [{ id: 8 }], { row: 1, field: 'statement' }],
    ['a statement listed twice', [{ id: 7 }, { id: '7' }], { row: 2, field: 'statements.id' }],
    ['an unknown standing', [{ id: 7, standing: 'maybe' }], { row: 1, field: 'statements.standing' }],
    ['a statement without id', [{}], { row: 1, field: 'statements.id' }],
    ['no list', 7, { field: 'statements' }],
  ])('%s is an error', (_, statements, expected) => {
    expect(fault([{ person: 1, statement: 7, vote: 1 }], statements)).toMatchObject(expected)
  })
})

describe('SPEC 1.5 bad input', () => {
  it.each([
    ['an unknown vote', { person: 1, statement: 1, vote: 'yes' }, 'vote'],
    ['a vote that is not a number', { person: 1, statement: 1, vote: Number.NaN }, 'vote'],
    ['a vote of 2', { person: 1, statement: 1, vote: 2 }, 'vote'],
    ['no vote', { person: 1, statement: 1 }, 'vote'],
    ['an empty id', { person: '', statement: 1, vote: 1 }, 'person'],
    ['a broken id', { person: 1, statement: 1.5, vote: 1 }, 'statement'],
    ['a broken time', { person: 1, statement: 1, vote: 1, at: Number.POSITIVE_INFINITY }, 'at'],
    ['a time in words', { person: 1, statement: 1, vote: 1, at: 'yesterday' }, 'at'],
    ['no object', 'agree', 'vote'],
    ['null', null, 'vote'],
  ])('%s names row, field and mend', (_, row, field) => {
    const error = fault([{ person: 0, statement: 0, vote: 0 }, row])
    expect(error).toMatchObject({ row: 2, field })
    expect(error.message).toBe(`row 2, ${field}: ${error.problem} ${error.mend}`)
    expect(error.mend).toMatch(/^(Use|Give)/)
  })

  it('no list at all is said', () => {
    for (const junk of [undefined, null, 7, 'x'.repeat(10_000_000), {}])
      expect(fault(junk).field).toBe('votes')
  })

  it('whatever comes, nothing else is thrown', () => {
    const field = fc.oneof(fc.anything(), fc.integer({ min: -2, max: 2 }), fc.constantFrom('agree', 'pass'))
    const row = fc.oneof(
      fc.anything(),
      fc.record({ person: field, statement: field, vote: field, at: field }, { requiredKeys: [] }),
    )
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        fc.option(fc.anything(), { nil: undefined }),
        (rows, statements) => {
          try {
            readVotes(rows as Vote[], statements as Statement[])
          } catch (error) {
            expect(error).toBeInstanceOf(OpinionError)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
