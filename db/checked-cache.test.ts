import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { rolledBack, type Town, townOfItsOwn } from '#test/support/town.ts'
import { CheckedCache } from './checked-cache.ts'
import { asPerson, become, type Me, type Tx } from './client.ts'
import type { Name } from './seeds/cast.ts'
import { DEMO_PLACE } from './seeds/ids.ts'

let here: Town
let priya: string
let times: number
let cache: CheckedCache
beforeAll(async () => {
  here = await townOfItsOwn('cache')
  priya = await here.id('priya')
})

const meOf = async (name: Name): Promise<Me> => ({ placeId: DEMO_PLACE, personId: await here.id(name) })

/** Asks about Priya as somebody. @returns how many times it was worked out so far */
async function asks(name: Name = 'maja', question = 'Priya', inside?: Tx): Promise<number> {
  const me = await meOf(name)
  const ask = (tx: Tx) =>
    cache.ask({ tx, me }, question, { work: async () => ({ value: ++times, about: [priya] }) })
  return inside === undefined ? asPerson(here.house.db, me, ask) : ask(inside)
}

const renamed = (who: string, to: string) =>
  here.owner.updateTable('people').set({ given_name: to }).where('id', '=', who).execute()

const fresh = () => {
  times = 0
  cache = new CheckedCache(2)
}

describe('what is kept', () => {
  test('holds until something that it is about is written', async () => {
    fresh()
    expect([await asks(), await asks()]).toEqual([1, 1])
    await renamed(await here.id('walter'), 'Walther')
    expect(await asks()).toBe(1)
    await renamed(priya, 'Pri')
    expect([await asks(), await asks()]).toEqual([2, 2])
  })

  test('is one person’s, and of one question', async () => {
    fresh()
    expect([await asks('maja'), await asks('freya'), await asks('maja', 'another')]).toEqual([1, 2, 3])
  })

  test('is worked out once for whoever asks at once; when that goes wrong, by each alone', async () => {
    fresh()
    expect(await Promise.all([asks(), asks(), asks()])).toEqual([1, 1, 1])
    await renamed(priya, 'Once more')
    const me = await meOf('maja')
    const begun = Promise.withResolvers<void>()
    const fails = asPerson(here.house.db, me, (tx) =>
      cache.ask({ tx, me }, 'Priya', {
        work: async () => {
          begun.resolve()
          await sql`select pg_sleep(0.2)`.execute(tx)
          throw new Error('went wrong')
        },
      }),
    )
    const failed = expect(fails).rejects.toThrow('went wrong')
    await begun.promise
    expect((await Promise.all([asks(), asks()])).every((n) => n > 1)).toBe(true)
    await failed
    expect(await asks()).toBe(times)
  })

  test('is let go of for the newest, the longest unasked first', async () => {
    fresh()
    expect([await asks('maja', 'a'), await asks('maja', 'b'), await asks('maja', 'a')]).toEqual([1, 2, 1])
    expect([await asks('maja', 'c'), await asks('maja', 'a'), await asks('maja', 'b')]).toEqual([3, 1, 4])
  })

  test('is forgotten when nobody has asked for anything for an hour', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      fresh()
      expect(await asks()).toBe(1)
      vi.advanceTimersByTime(59 * 60_000)
      expect(await asks()).toBe(1)
      vi.advanceTimersByTime(59 * 60_000)
      expect(await asks()).toBe(1)
      vi.advanceTimersByTime(61 * 60_000)
      expect(await asks()).toBe(2)
    } finally {
      vi.useRealTimers()
    }
  })

  test('does not outlast a write that was under way when it was worked out', async () => {
    fresh()
    await here.owner.transaction().execute(async (writes) => {
      await writes.updateTable('people').set({ given_name: 'Later' }).where('id', '=', priya).execute()
      expect([await asks(), await asks()]).toEqual([1, 1])
    })
    expect(await asks()).toBe(2)
  })

  test('is not used after a write of the same transaction, whose answer nobody else is given', async () => {
    fresh()
    expect(await asks()).toBe(1)
    await rolledBack(here.owner, async (tx) => {
      await become(tx, await meOf('maja'))
      await tx.updateTable('people').set({ given_name: 'Undone' }).where('id', '=', priya).execute()
      expect([await asks('maja', 'Priya', tx), await asks('maja', 'Priya', tx)]).toEqual([2, 3])
    })
    expect(await asks()).toBe(1)
  })

  test('ends with what whoever asks may do, and with the day', async () => {
    fresh()
    expect([await asks('freya'), await asks('freya')]).toEqual([1, 1])
    const standing = () =>
      here.as('freya', async (tx) => {
        const { rows } = await sql<{ standing: string; today: string }>`
          select standing, current_date::text as today from changed_since(null)`.execute(tx)
        return rows[0]!
      })
    const before = await standing()
    expect(before.standing.startsWith(before.today)).toBe(true)
    const ended = await here.owner
      .updateTable('memberships')
      .set({ to_at: sql`now()` })
      .where('person_id', '=', await here.id('freya'))
      .where('to_at', 'is', null)
      .where('role', '<>', 'student')
      .returning('group_id')
      .execute()
    expect(ended.length).toBeGreaterThan(0)
    expect((await standing()).standing).not.toBe(before.standing)
    expect(await asks('freya')).toBe(2)
  })

  test('is worked out anew after the sweep of a night took marks away, wherever the clock had been', async () => {
    fresh()
    expect(await asks()).toBe(1)
    await renamed(priya, 'Swept')
    await sql`update recent_changes set on_day = current_date - 2`.execute(here.owner)
    await sql`select sweep_recent_changes()`.execute(here.house.db)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from recent_changes`.execute(
      here.owner,
    )
    expect(rows).toEqual([{ n: 1 }])
    expect([await asks(), await asks()]).toEqual([2, 2])
  })

  test('is worked out anew after very much was written at once', async () => {
    fresh()
    expect(await asks()).toBe(1)
    await sql`insert into parties (place_id, id, kind)
      select ${DEMO_PLACE}, gen_random_uuid(), 'person' from generate_series(1, 501)`.execute(here.owner)
    await sql`insert into people (place_id, id, given_name, family_name)
      select p.place_id, p.id, 'One', 'Of many' from parties p
      where p.kind = 'person' and not exists (select from people x where x.place_id = p.place_id and x.id = p.id)`.execute(
      here.owner,
    )
    expect(await asks()).toBe(2)
  })
})

test('whoever sees nobody’s but their own keeps nothing and is told of no changes', async () => {
  fresh()
  expect([await asks('priya'), await asks('priya')]).toEqual([1, 2])
  await renamed(priya, 'Told')
  const since = (name: Name) =>
    here.as(name, async (tx) => {
      const { rows } = await sql<{ as_of: string | null; about: readonly string[] }>`
        select as_of, about from changed_since('1:1:')`.execute(tx)
      return rows[0]!
    })
  expect(await since('priya')).toEqual({ as_of: null, about: [] })
  const majas = await since('maja')
  expect(majas.as_of).toMatch(/^\d+:\d+:/)
  expect(majas.about).toContain(priya)
})
