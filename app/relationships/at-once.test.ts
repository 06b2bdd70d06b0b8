import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { atOnce } from '#test/support/at-once.ts'
import { type Town, town } from '#test/support/town.ts'
import type { Fields, Visitor } from '#test/support/visitor.ts'
import { queueOf } from './mentoring/testing/queue.ts'
import { workRound } from './mentoring/testing/rounds.ts'
import { NOW } from './who-knows-whom/seed.ts'

// One person on two devices, or two colleagues, in the same instant: both are answered with a page, and one of the two stands.
let here: Town
beforeAll(async () => {
  here = await town()
  await queueOf(here)
})

/** Two signed-in browsers, each with the page open, send at once. */
async function both(
  names: readonly ('ravi' | 'maja' | 'freya')[],
  at: { readonly page: string; readonly to?: string; readonly table: string },
  sent: readonly Fields[],
) {
  const devices: Visitor[] = []
  for (const name of names) {
    const device = await here.browser(name)
    await device.get(at.page)
    devices.push(device)
  }
  return atOnce(
    here.url,
    at.table,
    devices.map((device, n) => () => device.send(at.to ?? at.page, sent[n])),
  )
}
const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status)

describe('who knows whom', () => {
  test('two first answers of one learner: the later stands, whole', async () => {
    const page = `/who-knows-whom/rounds/${NOW}/answer`
    const say = (others: string) => ({ do: 'say', said: 'people', others, readers: [] })
    const answers = await both(['ravi', 'ravi'], { page, table: 'things' }, [
      say('Gran\nMr Zebedee'),
      say('Aunt Ama\nThe postman'),
    ])
    expect(statuses(answers)).toEqual([200, 200])
    const { rows } = await sql<{ said: string }>`select string_agg(n.name, ', ' order by n.n) as said
      from turn_to t join turn_to_names n on n.answer_id = t.id
      where t.mapping_id = ${NOW} and t.owner_id = ${await here.id('ravi')} group by t.id`.execute(here.owner)
    expect(['Gran, Mr Zebedee', 'Aunt Ama, The postman']).toContain(rows[0]!.said)
    expect(rows).toHaveLength(1)
    expect((await (await here.browser('ravi')).get(page)).text).toContain(
      rows[0]!.said.replace(', ', ' and '),
    )
  })

  test('a class asked by two colleagues: it is asked once', async () => {
    await sql`update mappings set closed_at = now()`.execute(here.owner)
    const page = `/who-knows-whom/new?group=${idOf('Bridgefield East')}`
    const group = { group: idOf('Bridgefield East'), readers: [await here.id('freya')] }
    const until = new Date(Date.now() + 9 * 24 * 60 * 60 * 1000)
    const day = {
      'until-day': String(until.getUTCDate()),
      'until-month': String(until.getUTCMonth() + 1),
      'until-year': String(until.getUTCFullYear()),
    }
    const sent = { ...group, ...day }
    const answers = await both(['maja', 'freya'], { page, to: '/who-knows-whom/new', table: 'mappings' }, [
      sent,
      sent,
    ])
    expect(statuses(answers).toSorted()).toEqual([200, 422])
    expect(answers.map(({ text }) => text).join()).toContain('Somebody else has just asked them.')
  })
})

describe('mentoring', () => {
  test('two first rankings of one learner: one of them stands', async () => {
    const page = '/mentoring/choose'
    await here.owner.deleteFrom('mentor_choices').execute()
    const { rows: can } = await here.as('ravi', (tx) =>
      sql<{ id: string }>`select mentor_id as id from mentors_for_me()`.execute(tx),
    )
    const answers = await both(['ravi', 'ravi'], { page, table: 'mentor_choices' }, [
      { do: `add:${can[0]!.id}` },
      { do: `add:${can[1]!.id}` },
    ])
    expect(statuses(answers)).toEqual([200, 200])
    const mine = await here.owner
      .selectFrom('mentor_choices')
      .select('mentor_id')
      .where('learner_id', '=', await here.id('ravi'))
      .execute()
    expect(mine).toHaveLength(1)
  })

  test('two first offers of one person: there is one offer', async () => {
    const page = '/mentoring/offer'
    const offer = (about: string) => ({ do: 'offer', about, places: '1' })
    const answers = await both(['ravi', 'ravi'], { page, table: 'mentor_offers' }, [
      offer('I know how Year 7 is.'),
      offer('I listen.'),
    ])
    expect(statuses(answers)).toEqual([200, 200])
  })

  test('a round opened by two colleagues: one is opened, the other is told that there is one', async () => {
    const page = '/mentoring/rounds'
    const group = idOf('Bridgefield East')
    const closes = { group, 'closes-day': '1', 'closes-month': '3', 'closes-year': '2090' }
    const answers = await both(['maja', 'freya'], { page, table: 'mentor_rounds' }, [closes, closes])
    expect(statuses(answers).toSorted()).toEqual([200, 422])
    expect(answers.map(({ text }) => text).join()).toContain('There is a round under way there.')
  })

  test('a draft published by two colleagues: everybody is asked once', async () => {
    const { rows } = await sql<{ id: string }>`select id from mentor_rounds where state = 'open'`.execute(
      here.owner,
    )
    const id = rows[0]!.id
    await here.as('maja', (tx) => sql`select run_mentor_round(${id})`.execute(tx))
    await workRound(here, id)
    await here.as('maja', async (tx) =>
      sql`select name_second(${id}, null, ${await here.id('freya')})`.execute(tx),
    )
    const page = `/mentoring/rounds/${id}`
    const answers = await both(['maja', 'freya'], { page, table: 'ties' }, [
      { do: 'publish' },
      { do: 'publish' },
    ])
    expect(Math.max(...statuses(answers))).toBeLessThan(500)
    const told = await here.owner
      .selectFrom('notices')
      .select('to_id')
      .where('kind', '=', 'mentoring.matched')
      .where('place_id', '=', DEMO_PLACE)
      .execute()
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ to_id }) => to_id)).size).toBe(told.length)
  })
})
