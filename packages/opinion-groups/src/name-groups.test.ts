import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madeUp } from '../test/made-up.ts'
import { analyse } from './analyse.ts'
import { nameGroups } from './name-groups.ts'
import { OpinionError } from './opinion-error.ts'
import type { AnalyseOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import { readVotes } from './read-votes.ts'

const earlier = (...groups: string[]) => ({
  groups: groups.map((group) => ({ name: group[0]!, members: group.slice(2).split(' ') })),
  namesUsed: 7,
})

describe('SPEC 3.5 names', () => {
  it('are letters, largest group first', () => {
    expect(nameGroups([['a', 'b'], ['c']])).toEqual({ names: ['A', 'B'], namesUsed: 2 })
  })

  it('stay with those who bore them', () => {
    const { names } = nameGroups(
      [
        ['x', 'c', 'd'],
        ['a', 'b'],
      ],
      earlier('B:c d', 'E:a b'),
    )
    expect(names).toEqual(['B', 'E'])
  })

  it('go to the larger part when a group parts; the other gets a name never used', () => {
    const found = nameGroups([['a', 'b'], ['c'], ['x']], earlier('B:a b c', 'E:x'))
    expect(found).toEqual({ names: ['B', 'H', 'E'], namesUsed: 8 })
  })

  it('are decided for all groups together', () => {
    // One by one the first would take B (3 shared) and the second nothing (0); together 2 + 2 is more.
    const found = nameGroups(
      [
        ['a', 'b', 'c', 'x', 'y'],
        ['d', 'e'],
      ],
      earlier('B:a b c d e', 'E:x y'),
    )
    expect(found.names).toEqual(['E', 'B'])
  })

  it('go on after Z', () => {
    expect(nameGroups([['a']], { groups: [], namesUsed: 26 }).names).toEqual(['AA'])
    expect(nameGroups([['a']], { groups: [], namesUsed: 52 }).names).toEqual(['BA'])
  })

  it('share as many members with their bearers as any naming could', () => {
    const division = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 })
    const groups = (labels: number[]) =>
      [0, 1, 2, 3].map((g) => labels.flatMap((label, person) => (label === g ? [`p${person}`] : [])))
    fc.assert(
      fc.property(division, division, (before, after) => {
        const old = groups(before).map((members, g) => ({ name: 'ABCD'[g]!, members }))
        const now = groups(after)
        const shared = (naming: readonly (string | undefined)[]) =>
          now.reduce((sum, members, g) => {
            const bearers = old.find(({ name }) => name === naming[g])?.members ?? []
            return sum + members.filter((person) => bearers.includes(person)).length
          }, 0)
        const found = nameGroups(now, { groups: old, namesUsed: 4 }).names
        expect(new Set(found).size).toBe(4)
        expect(shared(found)).toBe(Math.max(...orders('ABCD').map((order) => shared([...order]))))
      }),
    )
  })
})

const orders = (letters: string): string[] =>
  letters === ''
    ? ['']
    : [...letters].flatMap((letter) => orders(letters.replace(letter, '')).map((rest) => letter + rest))

describe('SPEC 3.6 an earlier outcome', () => {
  const votes = madeUp({ people: 90, statements: 25, camps: 3, density: 0.7, seed: 8 })
  const table = readVotes(votes)
  const blank = (outcome: Outcome) => {
    const names = new Map(outcome.groups.map(({ name }, g) => [name, `group ${g}`]))
    const text = JSON.stringify({ ...outcome, namesUsed: 0 })
    return [...names].reduce((all, [name, plain]) => all.replaceAll(`"${name}"`, `"${plain}"`), text)
  }

  it('affects names and nothing else', () => {
    const first = analyse(table)
    const previous = {
      groups: first.groups.map((group, g) => ({ ...group, name: ['X', 'B', 'Q'][g]! })),
      namesUsed: 30,
    }
    const renamed = analyse(table, { previous })
    expect(renamed.groups.map(({ name }) => name)).toEqual(['X', 'B', 'Q'])
    expect(blank(renamed)).toBe(blank(first))
  })

  it.each([
    ['no outcome', 7],
    ['a group without name', { groups: [{ members: [] }], namesUsed: 1 }],
    [
      'a name twice',
      {
        groups: [
          { name: 'A', members: [] },
          { name: 'A', members: [] },
        ],
        namesUsed: 2,
      },
    ],
    ['members that are no ids', { groups: [{ name: 'A', members: [1] }], namesUsed: 1 }],
    ['fewer names used than groups', { groups: [{ name: 'A', members: [] }], namesUsed: 0 }],
    [
      'too many groups',
      { groups: Array.from({ length: 11 }, (_, g) => ({ name: `${g}`, members: [] })), namesUsed: 11 },
    ],
  ])('%s is an error', (_, previous) => {
    expect(() => analyse(table, { previous } as unknown as AnalyseOptions)).toThrow(OpinionError)
  })
})
