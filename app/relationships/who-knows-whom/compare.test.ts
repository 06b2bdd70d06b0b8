import { describe, expect, test } from 'vitest'
import { compareSides, type Learner } from './compare.ts'
import type { Mark } from './marks.ts'

const staff = { poppy: 'Poppy', freya: 'Freya' }
type Staff = keyof typeof staff

const learner = (
  name: string,
  marks: Partial<Record<Staff, Mark>>,
  said?: readonly (Staff | string)[],
): Learner => ({
  id: name,
  name,
  marks: Object.entries(marks).map(([id, mark]) => ({ staffId: id, name: staff[id as Staff], mark })),
  answer:
    said === undefined
      ? null
      : {
          said: said.length === 0 ? 'nobody' : 'people',
          names: said.map((one) =>
            one in staff ? { personId: one, name: staff[one as Staff] } : { personId: null, name: one },
          ),
          markers: said.filter((one) => one in staff),
        },
  offers: [],
})

const named = (list: readonly { learner: Learner; staff: readonly string[] }[]) =>
  list.map(({ learner: { name }, staff: who }) => [name, ...who])

describe('the two sides', () => {
  const sides = compareSides([
    learner('Asha', { poppy: 'well' }, ['poppy']),
    learner('Ben', { poppy: 'well', freya: 'little' }, ['freya']),
    learner('Cat', { poppy: 'not' }, ['poppy', 'my gran']),
    learner('Dan', {}, ['freya']),
    learner('Eve', { poppy: 'well' }, []),
    learner('Fay', { freya: 'well' }),
    learner('Gus', {}),
  ])

  test('known by nobody: no grown-up says “well”', () => {
    expect(sides.knownByNobody.map(({ name }) => name)).toEqual(['Cat'])
  })

  test('unmarked: nobody has said anything, which is not the same', () => {
    expect(sides.unmarked.map(({ name }) => name)).toEqual(['Dan', 'Gus'])
  })

  test('grown-ups think so, the learner, who answered, does not say so', () => {
    expect(named(sides.staffThink)).toEqual([
      ['Ben', 'Poppy'],
      ['Eve', 'Poppy'],
    ])
  })

  test('the learner says so, the grown-up says “not yet” or nothing; a little is something', () => {
    expect(named(sides.learnerSays)).toEqual([
      ['Cat', 'Poppy'],
      ['Dan', 'Freya'],
    ])
  })

  test('nobody: only who said so', () => {
    expect(sides.nobody.map(({ name }) => name)).toEqual(['Eve'])
  })

  test('silence is a number and in no list of what learners say', () => {
    expect(sides.notAnswered).toBe(2)
    expect(sides.goneThrough).toBe(2)
  })
})

test('somebody named who could not mark is no difference', () => {
  const { learnerSays } = compareSides([
    {
      ...learner('Asha', {}, ['poppy']),
      answer: { said: 'people', names: [{ personId: 'nia', name: 'Nia' }], markers: [] },
    },
  ])
  expect(learnerSays).toEqual([])
})
