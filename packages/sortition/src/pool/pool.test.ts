import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { none, thirds } from '../../test/examples.ts'
import { checkPool, findLottery, readCsv, SortitionError } from '../index.ts'

const refusal = (work: () => unknown): SortitionError => {
  try {
    work()
  } catch (problem) {
    if (problem instanceof SortitionError) return problem
    throw problem
  }
  throw new Error('nothing was refused')
}

const categories = 'category,feature,min,max\nage,young,1,2\nage,old,1,2\n'
const respondents = 'id,name,age,household\na,Asha,young,12 Mill Lane\nb,Ben,old,12 Mill Lane\nc,Cem,old,\n'

describe('SPEC 1.1 a pool is checked', () => {
  test.each([
    ['an id twice', { people: [...thirds.people, thirds.people[0]] }, { row: 6, field: 'id' }],
    [
      'an unknown value',
      { people: [{ id: 'x', traits: { age: 'child', franchise: 'asterix' } }, ...thirds.people] },
      { row: 'x', field: 'franchise' },
    ],
    [
      'a least above the most',
      { quotas: [{ category: 'age', value: 'child', min: 3, max: 1 }] },
      { row: 1, field: 'min' },
    ],
    [
      'a negative number',
      { quotas: [{ category: 'age', value: 'child', min: -1, max: 1 }] },
      { row: 1, field: 'min' },
    ],
    [
      'not a number',
      { quotas: [{ category: 'age', value: 'child', min: Number.NaN, max: 1 }] },
      { row: 1, field: 'min' },
    ],
    [
      'something that is no text',
      { quotas: [{ category: 'age', value: 'child', min: { toString: null }, max: 1 }] },
      { row: 1, field: 'min' },
    ],
    ['a place that the list skips', { people: Object.assign([], { 1: thirds.people[0] }) }, { row: 1 }],
    ['quotas twice', { quotas: [...thirds.quotas, thirds.quotas[0]] }, { row: 5, field: 'value' }],
    ['nobody', { people: [] }, { field: 'people' }],
    ['a panel larger than the pool', { panelSize: 6 }, { field: 'panelSize' }],
    ['somebody selected whom nobody knows', { selected: ['bart'] }, { row: 1, field: 'selected' }],
  ])('%s is refused with row, field and mend', (_, change, where) => {
    const problem = refusal(() => checkPool({ ...thirds, ...change }))
    expect(problem).toMatchObject(where)
    expect(problem.mend).toMatch(/\.$/)
  })

  test('anything at all is either a pool or refused, never something else', async () => {
    const person = fc.oneof(
      fc.anything(),
      fc.record({
        id: fc.string(),
        traits: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.anything())),
        household: fc.anything(),
      }),
    )
    const quota = fc.record({
      category: fc.constantFrom('age', 'franchise', '__proto__', ''),
      value: fc.constantFrom('child', 'adult', 'simpsons'),
      min: fc.oneof(fc.integer(), fc.double()),
      max: fc.oneof(fc.integer(), fc.anything()),
    })
    const input = fc.oneof(
      fc.anything(),
      fc.record({
        people: fc.oneof(fc.constant(thirds.people), fc.array(person), fc.anything()),
        quotas: fc.oneof(fc.constant(thirds.quotas), fc.array(quota), fc.anything()),
        panelSize: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.anything()),
        selected: fc.oneof(
          fc.constant(undefined),
          fc.array(fc.constantFrom('marge', 'lisa', 'nobody')),
          fc.anything(),
        ),
      }),
    )
    await fc.assert(
      fc.asyncProperty(input, async (pool) => {
        const outcome = await findLottery(pool).catch((problem: unknown) => problem)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(SortitionError)
        else expect(outcome).toHaveProperty('chances')
      }),
      { numRuns: 400, seed: 11 },
    )
  })
})

describe('SPEC 1.2 the two files', () => {
  test('categories and respondents become a pool; an empty household is nobody’s', () => {
    const pool = readCsv(categories, respondents, { panelSize: 2 })
    expect(pool.quotas).toHaveLength(2)
    expect(pool.people.map(({ id, household }) => [id, household])).toEqual([
      ['a', '["12 Mill Lane"]'],
      ['b', '["12 Mill Lane"]'],
      ['c', undefined],
    ])
  })

  test('feature, value, flexible bounds, semicolons and a byte order mark are understood', () => {
    const pool = readCsv(
      '\uFEFFfeature;value;min;max;min_flex;max_flex\r\nage;young;1;2;0;3\r\nage;old;1;2;0;0\r\n',
      'age\tx\nyoung\t1\nold\t2\n',
      { panelSize: 2 },
    )
    expect(pool.quotas[0]).toEqual({ category: 'age', value: 'old', min: 1, max: 2 })
    expect(pool.quotas[1]).toMatchObject({ minFlex: 0, maxFlex: 3 })
    expect(pool.people.map(({ id }) => id)).toEqual(['1', '2'])
  })

  test.each([
    [
      'a word for a number',
      categories.replace('young,1', 'young,one'),
      respondents,
      { row: 2, field: 'min' },
    ],
    ['a value without quotas', categories, `${respondents}d,Dee,middle,\n`, { row: 5, field: 'age' }],
    ['an id twice', categories, `${respondents}a,Asha,old,\n`, { row: 5, field: 'id', list: 'people' }],
    [
      'a least above the most',
      `${categories}age,middle,3,1\n`,
      respondents,
      { row: categories.trim().split('\n').length + 1, field: 'min', list: 'quotas' },
    ],
    ['a missing column', categories, 'id,name\na,Asha\n', { row: 1, field: 'age' }],
    ['a row cut short', categories, `${respondents}d\n`, { row: 5, field: 'respondents' }],
    ['an empty file', categories, '', { field: 'respondents' }],
    ['a file without rows', 'category,feature,min,max\n', respondents, { field: 'categories' }],
  ])('%s is refused with the file’s line', (_, quotas, people, where) => {
    expect(refusal(() => readCsv(quotas, people, { panelSize: 2 }))).toMatchObject(where)
  })

  test('ten megabytes of junk are refused', () => {
    const junk = 'x"\u0000;\n,'.repeat(1_500_000)
    expect(refusal(() => readCsv(junk, junk, { panelSize: 2 }))).toBeInstanceOf(SortitionError)
  })

  test('any text is either a pool or refused', () => {
    const cell = fc.constantFrom(
      'a',
      'young',
      'old',
      '1',
      '2',
      '"',
      '\n',
      ',',
      ';',
      'category,feature,min,max\n',
      'id,age\n',
      '\u0000',
    )
    const text = fc.array(cell, { maxLength: 30 }).map((cells) => cells.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.constant(categories)), fc.oneof(text, fc.string()), (quotas, people) => {
        try {
          readCsv(quotas, people, { panelSize: 1 })
        } catch (problem) {
          expect(problem).toBeInstanceOf(SortitionError)
        }
      }),
      { numRuns: 500, seed: 12 },
    )
  })
})

describe('SPEC 2 quotas that cannot be met', () => {
  const refused = (pool: unknown) =>
    findLottery(pool).then(
      () => Promise.reject(new Error('nothing was refused')),
      (problem: SortitionError) => problem.collision!,
    )

  test('2.1 every demand of the set is needed for the collision', async () => {
    const { demands, irreducible } = await refused(none)
    expect(irreducible).toBe(true)
    expect(demands.length).toBeGreaterThan(1)
    for (const left of demands) {
      const others = demands.filter((demand) => demand !== left)
      const quotas = none.quotas.map(({ category, value }) => {
        const own = others.filter((demand) => demand.category === category && demand.value === value)
        return {
          category,
          value,
          min: own.find(({ bound }) => bound === 'min')?.asks ?? 0,
          max: own.find(({ bound }) => bound === 'max')?.asks ?? 4,
        }
      })
      await expect(findLottery({ ...none, quotas })).resolves.toHaveProperty('chances')
    }
  })

  test('2.1 says of each clash once what is in the way: homes, and who is selected already', async () => {
    const homes = {
      people: Array.from({ length: 10 }, (_, at) => ({
        id: `p${at}`,
        traits: { age: at < 6 ? 'young' : 'old' },
        ...(at < 6 ? { household: `h${at >> 1}` } : {}),
      })),
      quotas: [
        { category: 'age', value: 'young', min: 4, max: 4 },
        { category: 'age', value: 'old', min: 1, max: 1 },
      ],
      panelSize: 5,
    }
    await expect(findLottery(homes)).rejects.toThrow(
      'together: at least 4 of age: young; at most one person of each household. The',
    )
    const chosen = homes.people.map(({ id, traits }) => ({ id, traits }))
    const quotas = [
      { category: 'age', value: 'young', min: 1, max: 2 },
      { category: 'age', value: 'old', min: 2, max: 4 },
    ]
    const selected = ['p0', 'p1', 'p2']
    await expect(findLottery({ people: chosen, quotas, panelSize: 5, selected })).rejects.toThrow(
      'at most 2 of age: young (3 selected already)',
    )
  })

  test('2.2 the smallest relaxation makes a panel possible', async () => {
    const { relaxations } = await refused(none)
    expect(relaxations).toHaveLength(1)
    const quotas = none.quotas.map((quota) => {
      const own = relaxations.find(
        ({ category, value }) => category === quota.category && value === quota.value,
      )
      return own ? { ...quota, [own.bound]: own.to } : quota
    })
    await expect(findLottery({ ...none, quotas })).resolves.toHaveProperty('chances')
  })

  test('2.3 flexible bounds are kept; where nothing within them helps, that is said', async () => {
    const stiff = {
      ...none,
      quotas: none.quotas.map((quota) => ({ ...quota, minFlex: quota.min, maxFlex: quota.max })),
    }
    expect((await refused(stiff)).relaxations).toEqual([])
    await expect(findLottery(stiff)).rejects.toThrow('No change of quotas within the given limits helps')
  })

  test('2.4 a minimum that nobody can fill is named alone, in words', async () => {
    const quotas = [
      { category: 'age', value: 'child', min: 4, max: 5 },
      { category: 'age', value: 'adult', min: 0, max: 5 },
    ]
    const people = thirds.people.map(({ id, traits }) => ({ id, traits: { age: traits.age! } }))
    const { demands, relaxations } = await refused({ people, quotas, panelSize: 4 })
    expect(demands.map(({ words }) => words)).toEqual(['at least 4 of age: child'])
    expect(relaxations.map(({ words }) => words)).toEqual(['lower the least for age: child from 4 to 3'])
  })
})
