import { describe, expect, it } from 'vitest'
import { madeUp } from '../test/made-up.ts'
import { advise } from './advise.ts'
import { checkStructure } from './check-structure.ts'
import { drawsFrom } from './random.ts'
import { readVotes } from './read-votes.ts'

const clear = readVotes(madeUp({ people: 60, statements: 20, camps: 2, density: 0.8, seed: 1 }))
const alike = readVotes(madeUp({ people: 60, statements: 20, camps: 1, density: 0.8, seed: 1 }))
const few = readVotes(madeUp({ people: 29, statements: 20, camps: 2, density: 0.8, seed: 1 }))

describe('SPEC 6.1 few people', () => {
  it('below thirty who voted enough, lists of agreement are shown', () => {
    expect(advise(few)).toMatchObject({
      show: 'agreement',
      reasons: [{ kind: 'too-few-people', people: 29, needed: 30 }, { kind: 'not-checked' }],
    })
  })

  it('the number is the place’s to change', () => {
    expect(advise(few, undefined, 20)).toMatchObject({ show: 'groups', reasons: [{ kind: 'not-checked' }] })
  })
})

describe('SPEC 6.2 structure against chance', () => {
  it('real camps stand out from shuffled votes', async () => {
    const structure = await checkStructure(clear)
    expect(structure.directions).toMatchObject({ reached: 0, p: 1 / 100 })
    expect(structure.division).toMatchObject({ reached: 0, p: 1 / 100 })
    expect(advise(clear, structure)).toMatchObject({ show: 'groups', reasons: [] })
  })

  it('people who vote alike, chance apart, do not', async () => {
    const structure = await checkStructure(alike)
    expect(structure.directions.p).toBeGreaterThan(0.01)
    expect(advise(alike, structure)).toMatchObject({
      show: 'agreement',
      reasons: [{ kind: 'no-structure', against: structure.directions }],
    })
  })

  it('people spread out evenly have structure but no clear division', async () => {
    const draw = drawsFrom(5, 5)
    const trait = () => Array.from({ length: 6 }, draw).reduce((sum, part) => sum + part, -3)
    const spread = Array.from({ length: 80 }, (_, person) => {
      const traits = [trait(), trait()]
      return Array.from({ length: 24 }, (_, statement) => ({
        person,
        statement,
        vote: draw() < 0.5 + 0.3 * traits[statement % 2]! ? ('agree' as const) : ('disagree' as const),
      }))
    })
    const table = readVotes(spread.flat())
    const structure = await checkStructure(table)
    expect(advise(table, structure)).toMatchObject({
      show: 'groups',
      reasons: [{ kind: 'faint-division', against: structure.division }],
    })
  })

  it('finds structure where there is none no more often than its bound says', async () => {
    let found = 0
    for (let seed = 0; seed < 12; seed++) {
      const table = readVotes(madeUp({ people: 32, statements: 8, camps: 1, density: 0.8, seed }))
      if (advise(table, await checkStructure(table)).show === 'groups') found++
    }
    expect(found).toBeLessThanOrEqual(1)
  })

  it('is the same for the same seed', async () => {
    expect(await checkStructure(alike, { seed: 3 })).toEqual(await checkStructure(alike, { seed: 3 }))
  })

  it('needs ninety-nine shuffles to be able to say anything', async () => {
    await expect(checkStructure(clear, { shuffles: 98 })).rejects.toMatchObject({ field: 'shuffles' })
  })
})

describe('SPEC 6.3 lists of agreement', () => {
  it('name what people share, where they are split and what they are unsure of', () => {
    const answers = (statement: string, agree: number, disagree: number, pass: number) =>
      Array.from({ length: agree + disagree + pass }, (_, person) => ({
        person,
        statement,
        vote:
          person < agree
            ? ('agree' as const)
            : person < agree + disagree
              ? ('disagree' as const)
              : ('pass' as const),
      }))
    const table = readVotes(
      [
        ...answers('shared', 10, 0, 0),
        ...answers('split', 5, 5, 0),
        ...answers('unsure', 2, 1, 7),
        ...answers('taken out', 5, 5, 0),
      ],
      [{ id: 'shared' }, { id: 'split' }, { id: 'unsure' }, { id: 'taken out', standing: 'out' }],
    )
    const { lists } = advise(table)
    expect(lists.agree.map(({ statement }) => statement)).toEqual(['shared'])
    expect(lists.divided.map(({ statement }) => statement)).toEqual(['split', 'unsure'])
    expect(lists.unsure).toEqual([{ statement: 'unsure', votes: 10, agree: 2, disagree: 1, pass: 7 }])
  })
})

describe('SPEC 6.4 long work', () => {
  it('stops when its signal says so', async () => {
    const stop = new AbortController()
    const work = checkStructure(clear, {
      signal: stop.signal,
      onProgress: (done) => done > 0.05 && stop.abort(),
    })
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
    await expect(checkStructure(clear, { signal: AbortSignal.abort('no') })).rejects.toBe('no')
  })

  it('says how far it is, from 0 to 1', async () => {
    const steps: number[] = []
    await checkStructure(few, { onProgress: (done) => steps.push(done) })
    expect(steps).toEqual(Array.from({ length: 100 }, (_, s) => s / 99))
  })
})
