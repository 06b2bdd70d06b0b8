import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverage, type KnownPerson, type PlacePart } from './coverage.ts'
import { OpinionError } from './opinion-error.ts'
import { readVotes } from './read-votes.ts'
import { suppressSmall } from './suppress.ts'

const areas = ['North', 'North', 'North', 'North', 'South', 'South']
const known = areas.map((area, person) => ({ person, groups: { area } }))
const place = [
  { attribute: 'area', value: 'North', people: 500 },
  { attribute: 'area', value: 'South', people: 400 },
  { attribute: 'area', value: 'West', people: 100 },
]
const table = readVotes([
  ...[0, 1, 2, 3, 4, 5, 6].map((person) => ({ person, statement: 'buses', vote: 'agree' as const })),
  ...[0, 1, 6].map((person) => ({ person, statement: 'parks', vote: 'pass' as const })),
])

describe('SPEC 7.1 voices against the place', () => {
  it('says whose voices are missing, most missing first', () => {
    const [area] = coverage(table, known, place, 1)
    expect(area).toMatchObject({
      attribute: 'area',
      unknown: 1,
      parts: [
        { value: 'West', voices: 0, shareOfVoices: 0, shareOfPlace: 0.1, missing: expect.closeTo(0.6, 12) },
        {
          value: 'South',
          voices: 2,
          shareOfVoices: 2 / 6,
          shareOfPlace: 0.4,
          missing: expect.closeTo(0.4, 12),
        },
        {
          value: 'North',
          voices: 4,
          shareOfVoices: 4 / 6,
          shareOfPlace: 0.5,
          missing: expect.closeTo(-1, 12),
        },
      ],
    })
  })

  it('works where the place is not known', () => {
    expect(coverage(table, known, [], 1)[0]!.parts).toEqual([
      { value: 'North', voices: 4, shareOfVoices: 4 / 6, shareOfPlace: null, missing: null },
      { value: 'South', voices: 2, shareOfVoices: 2 / 6, shareOfPlace: null, missing: null },
    ])
  })
})

describe('SPEC 7.2 statement by statement', () => {
  it('says how many of each kind voted, and of whom nobody did', () => {
    expect(coverage(table, known, place, 1)[0]!.statements).toEqual([
      { statement: 'buses', votes: { North: 4, South: 2, West: 0 }, unheard: ['West'] },
      { statement: 'parks', votes: { North: 2, South: 0, West: 0 }, unheard: ['South', 'West'] },
    ])
  })
})

describe('SPEC 7.3 small counts', () => {
  it.each([
    ['a small one takes the smallest other with it', [3, 0, 20, 9], [null, 0, 20, null]],
    ['two small ones hide each other', [3, 4, 20, 9], [null, null, 20, 9]],
    ['with nothing to hide behind, all go', [0, 3, 0], [null, null, null]],
    ['none small, none hidden', [5, 0, 20], [5, 0, 20]],
  ])('%s', (_, counts, shown) => {
    expect(suppressSmall(counts, 5)).toEqual(shown)
  })

  it('can never be worked out from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 6 }), (counts) => {
        const shown = suppressSmall(counts, 5)
        const hidden = counts.filter((_, i) => shown[i] === null)
        expect(shown.some((count) => count !== null && count > 0 && count < 5)).toBe(false)
        if (hidden.length > 0) expect(hidden.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('are hidden unless everything is asked for', () => {
    const [area] = coverage(table, known, place)
    expect(
      area!.parts.every(({ voices, shareOfVoices }) => voices === null || voices === 0 || shareOfVoices! > 0),
    ).toBe(true)
    expect(area!.statements[1]).toEqual({
      statement: 'parks',
      votes: { North: null, South: 0, West: 0 },
      unheard: ['South', 'West'],
    })
  })
})

describe('SPEC 7.4 bad input', () => {
  it.each([
    ['a person twice', [...known, known[0]], place, { row: 7, field: 'person' }],
    ['what is known in numbers', [{ person: 1, groups: { age: 7 } }], place, { row: 1, field: 'groups' }],
    ['a kind of people twice', known, [...place, place[0]], { row: 4, field: 'value' }],
    ['fewer than no people', known, [{ ...place[0], people: -1 }], { row: 1, field: 'people' }],
    ['a kind without name', known, [{ ...place[0], attribute: '' }], { row: 1, field: 'attribute' }],
    ['no list', 'everybody', place, { field: 'known' }],
  ])('%s is an error', (_, people, parts, expected) => {
    expect(() => coverage(table, people as KnownPerson[], parts as PlacePart[])).toThrow(
      expect.objectContaining(expected),
    )
  })

  it('whatever comes, nothing else is thrown', () => {
    const rows = fc.oneof(fc.anything(), fc.array(fc.anything(), { maxLength: 3 }))
    fc.assert(
      fc.property(rows, rows, (people, parts) => {
        try {
          coverage(table, people as KnownPerson[], parts as PlacePart[])
        } catch (error) {
          expect(error).toBeInstanceOf(OpinionError)
        }
      }),
    )
  })
})
