import { describe, expect, test } from 'vitest'
import { homes, none, sevenths, sixty, tenPercent, thirds } from '../test/examples.ts'
import { fault } from '../test/judge.ts'
import { sample } from '../test/sample.ts'
import { boundOf, chanceFrom, findLottery, greedyPanel, type Pool, SortitionError } from './index.ts'

const near = (value: number | undefined, wanted: number) => expect(value).toBeCloseTo(wanted, 7)

describe('SPEC 3.2 leximin', () => {
  test('two of five: a third for everybody, two thirds for the one adult of her film', async () => {
    const lottery = await findLottery(thirds)
    expect(fault(lottery)).toBeUndefined()
    for (const id of ['lisa', 'scrooge', 'louie', 'dewey']) near(lottery.chances[id], 1 / 3)
    near(lottery.chances.marge, 2 / 3)
  })

  test('everybody has one in ten where one person stands alone', async () => {
    const lottery = await findLottery(tenPercent)
    expect(fault(lottery)).toBeUndefined()
    for (const chance of Object.values(lottery.chances)) near(chance, 0.1)
  })

  test('after the lowest, the next lowest: grace and elinor share one place, frank the other', async () => {
    const { chances } = await findLottery(sevenths)
    near(chances.elinor, 1 / 2)
    near(chances.frank, 1 / 2)
    near(chances.grace, 1 / 2)
    near(chances.adam, 7 / 8)
  })

  test.each([
    ['syn_hd_30', 28 / 467],
    ['syn_cca_75', 38 / 902],
    ['syn_nexus_170', 78 / 238],
  ])(
    '%s: its lowest chance is that of maximin, and both are judged by their panels',
    async (name, lowest) => {
      const pool = sample(name)
      const leximin = await findLottery(pool)
      const maximin = await findLottery(pool, { algorithm: 'maximin' })
      expect(fault(leximin)).toBeUndefined()
      expect(fault(maximin)).toBeUndefined()
      expect(Math.abs(leximin.lowest - lowest)).toBeLessThan(1e-7)
      expect(Math.abs(maximin.lowest - lowest)).toBeLessThan(1e-8)
      const count = (chances: object) =>
        Object.values(chances).filter((chance) => chance < lowest + 1e-6).length
      expect(count(leximin.chances)).toBeLessThanOrEqual(count(maximin.chances))
    },
  )
})

describe('SPEC 3.4 Nash welfare', () => {
  test('6/7, 4/7 and 3/7', async () => {
    const { chances, ...lottery } = await findLottery(sevenths, { algorithm: 'nash' })
    expect(fault({ chances, ...lottery })).toBeUndefined()
    for (const id of ['adam', 'brian', 'cameron', 'dave']) expect(chances[id]).toBeCloseTo(6 / 7, 5)
    expect(chances.frank).toBeCloseTo(4 / 7, 5)
    expect(chances.elinor).toBeCloseTo(4 / 7, 5)
    expect(chances.grace).toBeCloseTo(3 / 7, 5)
  })

  test('people no panel can hold are left out of the product', async () => {
    const { chances } = await findLottery(sixty, { algorithm: 'nash' })
    expect(chances.p61).toBe(0)
    expect(chances.p1).toBeCloseTo(46 / 60, 5)
  })
})

describe('SPEC 3.5 people whom no panel can hold', () => {
  test.each(['leximin', 'maximin'] as const)('%s: 46/60 for sixty, 0 for the one', async (algorithm) => {
    const lottery = await findLottery(sixty, { algorithm })
    expect(lottery.chances.p61).toBe(0)
    expect(lottery.impossible).toEqual(['p61'])
    for (let at = 1; at <= 60; at++) near(lottery.chances[`p${at}`], 46 / 60)
  })

  test('households: lisa and scrooge can never be drawn, the others share evenly', async () => {
    const lottery = await findLottery(homes)
    expect(fault(lottery)).toBeUndefined()
    expect(lottery.impossible).toEqual(['lisa', 'scrooge'])
    near(lottery.chances.marge, 1)
    near(lottery.chances.louie, 1 / 2)
    near(lottery.chances.dewey, 1 / 2)
  })
})

describe('SPEC 3.6 people selected already', () => {
  test('they have a chance of one, count towards quotas, and their household is barred', async () => {
    const lottery = await findLottery({ ...homes, selected: ['louie'] } satisfies Pool)
    expect(fault(lottery)).toBeUndefined()
    expect(lottery.chances.louie).toBe(1)
    expect(lottery.chances.dewey).toBe(0)
    near(lottery.chances.marge, 1)
  })

  test('a panel that is full already is the only one', async () => {
    const lottery = await findLottery({ ...thirds, selected: ['marge', 'louie'] })
    expect(fault(lottery)).toBeUndefined()
    expect(lottery.chances).toEqual({ dewey: 0, lisa: 0, louie: 1, marge: 1, scrooge: 0 })
  })
})

describe('SPEC 3.7 the certificate', () => {
  test('is a sum of whole numbers that proves the bound', async () => {
    const lottery = await findLottery(sample('syn_hd_30'), { algorithm: 'maximin' })
    const { prices, numerator, denominator } = lottery.certificate!
    expect(`${numerator}/${denominator}`).toBe('28/467')
    expect(boundOf(lottery.instance.space, prices)).toEqual({ numerator: 28n, denominator: 467n })
    const worth = lottery.panels.map(({ counts }) =>
      counts.reduce((sum, count, t) => {
        const { start, rowsOf } = lottery.instance.space
        let each = 0
        for (let at = start[t]!; at < start[t + 1]!; at++) each += prices[rowsOf[at]!]!
        return sum + count * Math.max(0, each)
      }, 0),
    )
    expect(Math.max(...worth)).toBeLessThanOrEqual(28)
  })
})

describe('SPEC 3.9 the older greedy way', () => {
  test('meets the quotas, leaves households alone, and fails in words', () => {
    const panel = greedyPanel(homes, chanceFrom('a seed'))
    expect(panel).toHaveLength(2)
    expect(panel).toContain('marge')
    expect(() => greedyPanel(none, chanceFrom('a seed'))).toThrow(SortitionError)
  })
})

describe('SPEC 8 work that can be followed and stopped', () => {
  test('8.1 an abort ends it with the signal’s reason', async () => {
    const stop = new AbortController()
    const work = findLottery(sample('syn_hd_30'), {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    })
    await expect(work).rejects.toThrow('enough')
  })

  test('8.2 the same input gives the same output, and the order of rows changes nothing', async () => {
    const pool = sample('syn_hd_30')
    const turned = { ...pool, people: [...pool.people].reverse(), quotas: [...pool.quotas].reverse() }
    expect(JSON.stringify(await findLottery(turned))).toBe(JSON.stringify(await findLottery(pool)))
  })
})
