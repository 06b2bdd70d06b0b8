import { beforeAll, describe, expect, test } from 'vitest'
import { sample } from '../../test/sample.ts'
import { commit, draw, drawAlternates, findLottery, type Quota, replace, SortitionError } from '../index.ts'

const pool = sample('syn_hd_30')
let panel: string[]

beforeAll(async () => {
  const { document, tickets } = commit(await findLottery(pool, { algorithm: 'maximin' }), {
    secret: 'a secret of the clerk',
    panels: 100,
  })
  const names = new Set(draw(document, '7').panel)
  panel = tickets.filter(({ pseudonym }) => names.has(pseudonym)).map(({ id }) => id)
})

const misses = (ids: readonly string[], quotas: readonly Quota[] = pool.quotas) =>
  quotas.filter(({ category, value, min, max }) => {
    const count = pool.people.filter(
      ({ id, traits }) => ids.includes(id) && traits[category] === value,
    ).length
    return count < min || count > max
  })

describe('SPEC 6 people who drop out', () => {
  test('6.1 before the first session the pool fills the places and the quotas hold', async () => {
    const leaving = panel.slice(0, 3)
    const result = await replace({ pool, panel, leaving, when: 'before', seed: 's' })
    expect(result).toMatchObject({ empty: 0, relaxed: [], from: 'pool' })
    expect(result.panel).toHaveLength(30)
    expect(result.joined).toHaveLength(3)
    expect(result.panel).toEqual(expect.arrayContaining(panel.slice(3)))
    for (const id of leaving) expect(result.panel).not.toContain(id)
    expect(misses(result.panel)).toEqual([])
    const sum = Object.values(result.chances).reduce((a, b) => a + b, 0)
    expect(sum).toBeCloseTo(3, 6)
  })

  test('6.2 after it, only alternates: quotas give way by as little as possible, or a place stays empty', async () => {
    const alternates = pool.people
      .filter(({ id }) => !panel.includes(id))
      .slice(0, 2)
      .map(({ id }) => id)
    const result = await replace({
      pool,
      panel,
      leaving: panel.slice(0, 4),
      alternates,
      when: 'after',
      seed: 's',
    })
    expect(result.from).toBe('alternates')
    for (const id of result.joined) expect(alternates).toContain(id)
    expect(result.panel.length + result.empty).toBe(30)
    const moved = pool.quotas.map((quota) => {
      const own = result.relaxed.filter(
        ({ category, value }) => category === quota.category && value === quota.value,
      )
      return { ...quota, ...Object.fromEntries(own.map(({ bound, to }) => [bound, to])) }
    })
    expect(misses(result.panel, moved)).toEqual([])
  })

  test('6.3 alternates drawn beforehand mend more than they leave, and no one lives with the panel', () => {
    const { alternates, missing } = drawAlternates({ pool, panel, count: 8, dropout: 0.15, seed: 's' })
    expect(new Set(alternates).size).toBe(8)
    for (const id of alternates) expect(panel).not.toContain(id)
    expect(missing.with).toBeLessThan(missing.without / 2)
    expect(drawAlternates({ pool, panel, count: 8, dropout: 0.15, seed: 's' }).alternates).toEqual(alternates)
  })

  test('6.4 somebody who is not on the panel cannot leave it', async () => {
    const stranger = pool.people.find(({ id }) => !panel.includes(id))!.id
    await expect(
      replace({ pool, panel, leaving: [stranger], when: 'before', seed: 's' }),
    ).rejects.toBeInstanceOf(SortitionError)
    expect(() => drawAlternates({ pool, panel: [], count: 1, seed: 's' })).toThrow(SortitionError)
  })
})
