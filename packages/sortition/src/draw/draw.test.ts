import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { homes, sevenths, thirds } from '../../test/examples.ts'
import { sample } from '../../test/sample.ts'
import {
  audit,
  type Commitment,
  chanceFrom,
  commit,
  type DrawDocument,
  draw,
  equalPanels,
  findLottery,
  findMyself,
  type Lottery,
  SortitionError,
  verify,
} from '../index.ts'
import { pick } from './chance.ts'

type Draft<T> = { -readonly [K in keyof T]: Draft<T[K]> }

const draft = (document: DrawDocument) => structuredClone(document) as Draft<DrawDocument>

const secret = 'a secret of the town clerk'
const pool = sample('syn_hd_30')
let lottery: Lottery
let published: Commitment

beforeAll(async () => {
  lottery = await findLottery(pool)
  published = commit(lottery, { secret })
})

const wrong = (change: (document: Draft<DrawDocument>) => void, randomness?: string) => {
  const document = draft(published.document)
  change(document)
  const verdict = verify(document, randomness)
  expect(verdict.ok).toBe(false)
  return verdict.checks.filter(({ ok }) => !ok).map(({ rule }) => rule)
}

describe('SPEC 4.1 equally likely panels', () => {
  test('chances move by three panels in a thousand at most, and like people differ by one panel at most', () => {
    const panels = equalPanels(lottery, 1000, 'a seed')
    const counts = new Map<string, number>()
    for (const id of panels.flat()) counts.set(id, (counts.get(id) ?? 0) + 1)
    for (const [id, chance] of Object.entries(lottery.chances))
      expect(Math.abs(counts.get(id)! / 1000 - chance)).toBeLessThan(0.004)
    for (const { people } of lottery.instance.types) {
      const own = people.map((id) => counts.get(id)!)
      expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1)
    }
  })

  test('a number of panels that cannot be listed is refused', () => {
    for (const total of [0, -1, 1.5, Number.NaN, 1e9])
      expect(() => equalPanels(lottery, total, 's')).toThrow(SortitionError)
  })
})

describe('SPEC 4.2 the published document', () => {
  test('names nobody, and is the same for the same pool in any order', async () => {
    const people = pool.people.map((person) => ({ ...person, id: `${person.id}@example.org` }))
    const { document, tickets } = commit(await findLottery({ ...pool, people }, { algorithm: 'maximin' }), {
      secret,
    })
    const text = JSON.stringify(document)
    expect(text).not.toContain('@')
    for (const { salt } of tickets) expect(text).not.toContain(salt)
    const turned = { ...pool, people: [...pool.people].reverse() }
    expect(commit(await findLottery(turned), { secret }).digest).toBe(published.digest)
    expect(commit(lottery, { secret: `${secret}!` }).digest).not.toBe(published.digest)
  })

  test('a short secret is refused', () => {
    expect(() => commit(lottery, { secret: 'short' })).toThrow(SortitionError)
  })
})

describe('SPEC 4.3 the pick', () => {
  test('follows from document and words, and nothing else', () => {
    const one = draw(published.document, '07 11 23 31 40 44')
    expect(draw(structuredClone(published.document), ' 07 11  23 31 40 44\n')).toEqual(one)
    const others = ['1', '2', '3', '4', '5'].map((words) => draw(published.document, words).index)
    expect(new Set([one.index, ...others]).size).toBeGreaterThan(3)
    expect(() => draw(published.document, '  ')).toThrow(SortitionError)
  })

  test('is even: ten thousand picks of seven', () => {
    const counts = new Array<number>(7).fill(0)
    for (let at = 0; at < 10_000; at++) counts[pick(7, 'words', String(at))]!++
    const square = counts.reduce((sum, count) => sum + (count - 10_000 / 7) ** 2 / (10_000 / 7), 0)
    expect(square).toBeLessThan(22.5)
  })

  test('a seed is a source of chance that repeats itself', () => {
    const [a, b] = [chanceFrom('x'), chanceFrom('x')]
    expect([a.next(), a.next()]).toEqual([b.next(), b.next()])
    expect(() => chanceFrom('')).toThrow(SortitionError)
  })
})

describe('SPEC 4.4 verify', () => {
  test('passes an honest document, with words for every check', () => {
    const verdict = verify(published.document, '07 11 23')
    expect(verdict.ok).toBe(true)
    expect(verdict.checks.map(({ rule }) => rule)).toEqual([
      'people',
      'panels',
      'quotas',
      'households',
      'selected',
      'chances',
      'certificate',
      'pick',
    ])
    expect(verdict.checks.find(({ rule }) => rule === 'certificate')!.words).toContain('28 in 467')
    expect(verdict.drawn!.panel).toHaveLength(30)
  })

  test('notices a panel with somebody exchanged', () => {
    const failed = wrong((document) => {
      const other = document.people.find(({ pseudonym }) => !document.panels[3]!.includes(pseudonym))!
      document.panels[3]![0] = other.pseudonym
    })
    expect(failed).toContain('chances')
  })

  test('notices a panel that misses a quota', () => {
    expect(
      wrong((document) => {
        document.quotas[0]!.max = document.quotas[0]!.min - 1
      }),
    ).toContain('quotas')
  })

  test('notices a person twice, a chance told wrongly, a bound told wrongly, a panel too small', () => {
    expect(
      wrong((document) => {
        document.people[1]!.commitment = document.people[0]!.commitment
      }),
    ).toContain('people')
    expect(
      wrong((document) => {
        document.chances.p1!++
      }),
    ).toEqual(['chances'])
    expect(
      wrong((document) => {
        document.certificate!.numerator = '29'
      }),
    ).toEqual(['certificate'])
    expect(
      wrong((document) => {
        document.panels[0]!.pop()
      }),
    ).toContain('panels')
  })

  test('notices two people of one household, and somebody chosen before who is left out', async () => {
    const small = draft(commit(await findLottery(homes), { secret, panels: 10 }).document)
    for (const person of small.people) person.household = 'h1'
    expect(
      verify(small)
        .checks.filter(({ ok }) => !ok)
        .map(({ rule }) => rule),
    ).toContain('households')
    const fixed = draft(
      commit(await findLottery({ ...thirds, selected: ['marge'] }), { secret, panels: 10 }).document,
    )
    expect(verify(fixed).ok).toBe(true)
    fixed.people.find((person) => !person.selected)!.selected = true
    expect(
      verify(fixed)
        .checks.filter(({ ok }) => !ok)
        .map(({ rule }) => rule),
    ).toContain('selected')
  })

  test('a document with people no panel can hold, households and a certificate passes', async () => {
    for (const example of [homes, sevenths]) {
      const { document } = commit(await findLottery(example), { secret, panels: 50 })
      expect(verify(document, '1')).toMatchObject({ ok: true })
    }
  })

  test('anything else is refused, never a crash', () => {
    const keys = Object.keys(published.document) as (keyof typeof published.document)[]
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.anything(), (key, value) => {
        const input = { ...published.document, [key]: value }
        try {
          expect(verify(input, '1')).toHaveProperty('ok')
        } catch (problem) {
          expect(problem).toBeInstanceOf(SortitionError)
        }
      }),
      { numRuns: 300, seed: 21 },
    )
  })
})

describe('SPEC 4.5 a volunteer finds themselves', () => {
  test('with their own id, traits and salt, and nobody else’s', () => {
    const ticket = published.tickets[5]!
    const { traits } = pool.people.find(({ id }) => id === ticket.id)!
    const me = findMyself(published.document, { id: ticket.id, salt: ticket.salt, traits })!
    expect(me.person.pseudonym).toBe(ticket.pseudonym)
    expect(me.panels).toHaveLength(ticket.panels)
    expect(
      findMyself(published.document, { id: ticket.id, salt: published.tickets[6]!.salt, traits }),
    ).toBeUndefined()
  })

  test('with the ticket as it was given to them, unless their categories are not as they said', () => {
    const ticket = published.tickets[5]!
    const { traits } = pool.people.find(({ id }) => id === ticket.id)!
    expect(findMyself(published.document, ticket)?.person).toMatchObject({
      pseudonym: ticket.pseudonym,
      traits,
    })
    const [category] = Object.keys(traits)
    expect(
      findMyself(published.document, { ...ticket, traits: { ...traits, [category!]: 'not what I said' } }),
    ).toBeUndefined()
    expect(() => findMyself(published.document, {} as never)).toThrow(SortitionError)
  })
})

/** Six of each age, four places; two of the old share a home where asked for. */
function findEven(homes = false) {
  const people = ['y', 'o'].flatMap((age) =>
    Array.from({ length: 6 }, (_, at) => ({
      id: `${age}${at}`,
      traits: { age },
      ...(homes && age === 'o' && at < 2 ? { household: 'the mill' } : {}),
    })),
  )
  const quotas = ['y', 'o'].map((value) => ({ category: 'age', value, min: 2, max: 2 }))
  return { people, quotas, panelSize: 4 }
}

describe('SPEC 4.6 the auditor', () => {
  const salts = () => Object.fromEntries(published.tickets.map(({ id, salt }) => [id, salt]))

  test('recomputes leximin and finds the pool in the document', async () => {
    const verdict = await audit(published.document, { pool, salts: salts(), randomness: '07' })
    expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(verdict.checks.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['pool', 'fairness', 'pick']),
    )
  })

  test('notices somebody whose traits were changed', async () => {
    const [first, ...rest] = pool.people
    const changed = {
      ...pool,
      people: [
        { ...first!, traits: { ...first!.traits, c0: first!.traits.c0 === 'v0' ? 'v1' : 'v0' } },
        ...rest,
      ],
    }
    const verdict = await audit(published.document, { pool: changed, salts: salts() })
    expect(verdict.checks.filter(({ ok }) => !ok).map(({ rule }) => rule)).toEqual(['pool'])
  })

  test('notices chances that two people have changed between them', async () => {
    const even = findEven()
    const fair = await findLottery(even)
    const draws = commit(fair, { secret, panels: 100 })
    const own = Object.fromEntries(draws.tickets.map(({ id, salt }) => [id, salt]))
    expect((await audit(draws.document, { pool: even, salts: own })).ok).toBe(true)
    const nameOf = (id: string) => draws.tickets.find((ticket) => ticket.id === id)!.pseudonym
    const one = nameOf('y0')
    const two = ['y1', 'y2', 'y3', 'y4', 'y5']
      .map(nameOf)
      .find((name) => draws.document.panels.some((panel) => panel.includes(name) && !panel.includes(one)))
    // The same panels but that y0 takes the other's place: the quotas hold and no sum changes.
    const panels = draws.document.panels.map((panel) =>
      panel.includes(two!) && !panel.includes(one)
        ? panel.map((name) => (name === two ? one : name)).sort()
        : panel,
    )
    const count = (name: string) => panels.filter((panel) => panel.includes(name)).length
    const chances = { ...draws.document.chances, [one]: count(one), [two!]: count(two!) }
    const { certificate: _, ...rest } = draws.document
    const verdict = await audit({ ...rest, panels, chances }, { pool: even, salts: own })
    expect(verdict.checks.filter(({ ok }) => !ok).map(({ rule }) => rule)).toEqual(['fairness'])
  })

  test('notices friends said to be chosen before, and homes that are left out', async () => {
    const homes = findEven(true)
    const fair = await findLottery({ ...homes, selected: ['y0'] })
    const draws = commit(fair, { secret, panels: 100 })
    const own = Object.fromEntries(draws.tickets.map(({ id, salt }) => [id, salt]))
    const failed = async (document: unknown, pool: unknown) => {
      const { checks } = await audit(document, { pool, salts: own })
      return checks.filter(({ ok }) => !ok).map(({ words }) => words)
    }
    expect(await failed(draws.document, { ...homes, selected: ['y0'] })).toEqual([])
    expect(await failed(draws.document, homes)).toEqual([
      'The document says that y0 was chosen before, and the pool does not.',
    ])
    const { certificate: _, ...rest } = draws.document
    const people = rest.people.map(({ household: _, ...person }) => person)
    expect(await failed({ ...rest, people }, { ...homes, selected: ['y0'] })).toEqual([
      expect.stringContaining('who shares a household'),
    ])
  })

  test('notices a lottery that is less fair than it says', async () => {
    const unfair = commit(
      { ...lottery, panels: lottery.panels.slice(0, 20).map((panel) => ({ ...panel, chance: 1 / 20 })) },
      { secret },
    )
    const verdict = await audit(unfair.document, { pool, salts: salts() })
    expect(verdict.checks.filter(({ ok }) => !ok).map(({ rule }) => rule)).toEqual(['fairness'])
  })
})
