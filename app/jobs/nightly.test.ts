import { randomBytes } from 'node:crypto'
import { parseCrontab } from 'graphile-worker'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test, vi } from 'vitest'
import { ensureLogins } from '#db/roles.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { startJobs } from './jobs.ts'
import { nightlyTimes } from './nightly.ts'
import { tasksOf } from './tasks.ts'

let here: Town
beforeAll(async () => {
  here = await town()
})

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000)

/** A mailed code that was over so many days ago. */
async function code(days: number): Promise<string> {
  const id = newId()
  const row = {
    id,
    purpose: 'invitation' as const,
    email: 'somebody@post.example',
    place_id: DEMO_PLACE,
    person_id: await here.id('walter'),
    link_hash: randomBytes(32),
    created_at: daysAgo(days),
    expires_at: daysAgo(days),
  }
  await here.house.signIn.authDb.insertInto('sign_in.codes').values(row).execute()
  return id
}

/** A file that Maja brought so many days ago: looked at only, or a list whose columns she has not named. */
async function file(days: number, format: 'oneroster' | 'plain'): Promise<string> {
  const [id, key] = [newId(), { place_id: DEMO_PLACE }]
  const state = format === 'plain' ? 'waiting' : 'done'
  await here.owner
    .insertInto('imports')
    .values({
      ...key,
      id,
      format,
      source: 'roll',
      file_name: 'roll.zip',
      dry_run: true,
      started_by: await here.id('maja'),
      started_at: daysAgo(days),
      finished_at: state === 'done' ? daysAgo(days) : null,
      state,
    })
    .execute()
  await here.owner
    .insertInto('import_pieces')
    .values({ ...key, import_id: id, n: 0, bytes: Buffer.from('Name\n') })
    .execute()
  return id
}

const idsOf = async (query: ReturnType<typeof sql<{ id: string }>>) =>
  (await query.execute(here.owner)).rows.map(({ id }) => id)

test('every time names a task that there is', () => {
  const tasks = tasksOf(here.house)
  const named = parseCrontab(nightlyTimes).map(({ task }) => task)
  expect(named.toSorted()).toEqual(
    Object.keys(tasks)
      .filter((name) => name.startsWith('sweep') || ['remind', 'post'].includes(name))
      .toSorted(),
  )
})

test('a night that was slept through is made up for: what is over goes, what is not stays', async () => {
  const [gone, stays] = [await code(2), await code(0)]
  const [looked, unnamed, young] = [
    await file(31, 'oneroster'),
    await file(31, 'plain'),
    await file(29, 'plain'),
  ]
  const { jobs: url } = await ensureLogins(here.url, 'test')
  const run = () => startJobs(url, here.house, tasksOf(here.house), nightlyTimes)
  // The first start learns of the times; then two nights pass.
  await (await run()).stop()
  await sql`update graphile_worker._private_known_crontabs
    set known_since = now() - interval '2 days', last_execution = now() - interval '2 days'`.execute(
    here.owner,
  )
  const queue = await run()
  try {
    await vi.waitFor(
      async () => {
        const left = await idsOf(sql`select id from sign_in.codes where id in (${gone}, ${stays})`)
        expect(left).toEqual([stays])
        const kept = await idsOf(sql`select import_id as id from import_pieces
          where import_id in (${looked}, ${unnamed}, ${young})`)
        expect(kept).toEqual([young])
      },
      { timeout: 20_000 },
    )
  } finally {
    await queue.stop()
  }
  const maja = await here.browser('maja')
  expect((await maja.get(`/rolls/${unnamed}`)).text).toContain('Nobody said what its columns are')
  const before = await maja.get(`/rolls/${looked}`)
  expect(before.text).toContain('If you bring it in, this happens')
  expect(before.html).not.toContain('value="bring"')
  expect((await maja.get(`/rolls/${young}`)).path).toBe(`/rolls/${young}/map`)
})
