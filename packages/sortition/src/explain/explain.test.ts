import { describe, expect, test } from 'vitest'
import { homes } from '../../test/examples.ts'
import { sample } from '../../test/sample.ts'
import { explain, explainPerson, findLottery, SortitionError } from '../index.ts'

describe('SPEC 7 explanations', () => {
  test('7.1 the quotas that hold the lowest chance down are named with their places and people', async () => {
    const told = explain(await findLottery(sample('syn_nexus_170')))
    expect(told.plain).toBeCloseTo(170 / 342, 9)
    expect(told.lowest.chance).toBeCloseTo(78 / 238, 6)
    expect(
      told.lowest.because.map(({ category, value, bound, places }) => [category, value, bound, places]),
    ).toEqual([
      ['c0', 'v1', 'max', 63],
      ['c2', 'v0', 'min', 23],
      ['c2', 'v3', 'min', 24],
      ['c2', 'v5', 'min', 24],
      ['c4', 'v3', 'max', 58],
    ])
    expect(told.levels.reduce((sum, { people }) => sum + people, 0)).toBe(342)
  })

  test('7.2 each person learns their situation and whom they share places with', async () => {
    const lottery = await findLottery(homes)
    expect(explainPerson(lottery, 'lisa').situation).toBe('impossible')
    expect(explainPerson(lottery, 'marge').situation).toBe('certain')
    const louie = explainPerson(lottery, 'louie')
    expect(louie).toMatchObject({ situation: 'lowest', alike: 1 })
    expect(louie.competition).toEqual([
      { category: 'age', value: 'child', people: 3, min: 1, max: 2 },
      { category: 'franchise', value: 'ducktales', people: 3, min: 1, max: 2 },
    ])
    expect(() => explainPerson(lottery, 'bart')).toThrow(SortitionError)
  })
})
