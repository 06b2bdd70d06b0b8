import { match } from '@kith/matching'
import { describe, expect, test } from 'vitest'
import { type RoundInput, toMatch, toPairs } from './to-match.ts'

const learner = (id: string, choices: string[], wish: object = {}) => ({
  id,
  languages: [],
  times: [],
  choices,
  ...wish,
})
const mentor = (id: string, more: object = {}) => ({
  id,
  places: 1,
  languages: [],
  times: [],
  vetted: true,
  refuses: [],
  ...more,
})
const came = (round: Partial<RoundInput>) => {
  const input: RoundInput = { seed: 1, learners: [], mentors: [], apart: [], chose: [], ...round }
  const pairs = toPairs(match(toMatch(input)), input.chose)
  return Object.fromEntries(pairs.map((pair) => [pair.learner, pair.mentor ?? pair.came]))
}

describe('a round', () => {
  test('gives the first choice where nothing stands against it', () => {
    expect(
      came({ learners: [learner('ann', ['nia', 'walter'])], mentors: [mentor('nia'), mentor('walter')] }),
    ).toEqual({
      ann: 'nia',
    })
  })

  test.each([
    ['no check in date', { vetted: false }],
    ['they could not take the learner', { refuses: ['ann'] }],
    ['full already', { places: 0 }],
  ])('passes a mentor over: %s', (_, more) => {
    const round = {
      learners: [learner('ann', ['nia', 'walter'])],
      mentors: [mentor('nia', more), mentor('walter')],
    }
    expect(came(round)).toEqual({ ann: 'walter' })
  })

  test('keeps two apart whom something stands between', () => {
    const round = {
      learners: [learner('ann', ['nia'])],
      mentors: [mentor('nia')],
      apart: [['ann', 'nia']] as const,
    }
    expect(came(round)).toEqual({ ann: 'none_possible' })
  })

  test('asks for a language or a time only where the learner did', () => {
    const mentors = [
      mentor('nia', { languages: ['English'], times: ['Monday'] }),
      mentor('walter', { languages: ['Twi'] }),
    ]
    const choices = ['nia', 'walter']
    expect(came({ learners: [learner('ann', choices, { languages: ['Twi'] })], mentors })).toEqual({
      ann: 'walter',
    })
    expect(came({ learners: [learner('ann', choices, { times: ['Friday'] })], mentors })).toEqual({
      ann: 'none_possible',
    })
    expect(came({ learners: [learner('ann', choices)], mentors })).toEqual({ ann: 'nia' })
  })

  test('says of those without anybody why, and no more', () => {
    const round = {
      learners: [learner('ann', ['nia']), learner('bo', ['nia']), learner('cy', []), learner('di', [])],
      mentors: [mentor('nia')],
      chose: ['ann', 'bo', 'di'],
    }
    const made = came(round)
    expect([made.ann, made.bo].toSorted()).toEqual(['nia', 'none_free'])
    expect(made).toMatchObject({ cy: 'no_choices', di: 'none_possible' })
  })
})
