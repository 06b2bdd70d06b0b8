import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversations } from '../test/arbitrary.ts'
import { analyse } from './analyse.ts'
import { OpinionError } from './opinion-error.ts'
import { readVotes } from './read-votes.ts'
import { withVote } from './with-vote.ts'
import { withoutPerson } from './without-person.ts'

describe('SPEC 1.6 one more vote', () => {
  it('gives the table that reading all votes gives', () => {
    fc.assert(
      fc.property(conversations, fc.integer({ min: -1, max: 14 }), fc.nat(12), (votes, person, statement) => {
        const row = { person, statement: `s${statement}`, vote: 'disagree', at: 1000 } as const
        expect(withVote(readVotes(votes), row)).toEqual(readVotes([...votes, row]))
      }),
    )
  })

  it('an earlier time changes nothing', () => {
    const table = readVotes([{ person: 1, statement: 1, vote: 'agree', at: 5 }])
    expect(withVote(table, { person: 1, statement: 1, vote: 'pass', at: 4 })).toEqual(table)
  })

  it('keeps a list of statements closed', () => {
    const table = readVotes([{ person: 1, statement: 1, vote: 'agree' }], [{ id: 1 }])
    expect(() => withVote(table, { person: 1, statement: 2, vote: 'agree' })).toThrow(OpinionError)
    expect(withVote(table, { person: 2, statement: 1, vote: 'agree' }).people).toEqual(['1', '2'])
  })
})

describe('SPEC 1.7 erasing a person', () => {
  it('leaves the table, and the outcome, of a conversation in which they had never been', () => {
    fc.assert(
      fc.property(conversations, fc.nat(11), (votes, person) => {
        const left = readVotes(votes.filter((vote) => vote.person !== person))
        const erased = withoutPerson(readVotes(votes), person)
        expect(erased).toEqual(left)
        expect(analyse(erased)).toEqual(analyse(left))
      }),
    )
  })

  it('keeps a list of statements whole', () => {
    const statements = [{ id: 1 }, { id: 2 }]
    const votes = [
      { person: 1, statement: 1, vote: 1 },
      { person: 2, statement: 2, vote: 1 },
    ] as const
    expect(withoutPerson(readVotes(votes, statements), 2)).toEqual(readVotes(votes.slice(0, 1), statements))
  })

  it('leaves a table that they are not in as it is', () => {
    const table = readVotes([{ person: 1, statement: 1, vote: 1 }])
    expect(withoutPerson(table, 2)).toBe(table)
  })
})
