import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { match } from '@kith/matching'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import {
  type RoundInput,
  type RoundPair,
  toMatch,
  toPairs,
} from '../../app/relationships/mentoring/rounds/to-match.ts'
import { manyChoose } from '../../app/relationships/mentoring/testing/many-choose.ts'
import { type Town, townOfItsOwn } from '../support/town.ts'
import { holdTable } from './held-table.ts'
import { ask, until } from './look.ts'
import { freePort, type RunningKith, startKith } from './running-kith.ts'
import { type StubbornBrowser, stubbornBrowser } from './stubborn-browser.ts'

// A round of three hundred learners, while Kith is killed before the round begins, while it is worked out, and while its result
// is written. Each moment is held by a lock from outside, on a database that outlives Kith: what the killed Kith had said to it
// is still under way when the next one comes.
const folder = mkdtempSync(join(tmpdir(), 'kith-round-'))
let here: Town
let port: number
let kith: RunningKith
let maja: StubbornBrowser

beforeAll(async () => {
  here = await townOfItsOwn('round')
  await manyChoose(here)
  port = await freePort()
  kith = await startKith(folder, port, here.url)
  maja = await stubbornBrowser(kith.url, kith.linkFor('Maja'))
})
afterAll(async () => {
  expect(await kith.stop()).toBe(0)
  rmSync(folder, { recursive: true })
})

const hold = (table: string) => holdTable(here.url, table)

const holds = async (question: string) => {
  const [row] = await ask<{ so: boolean }>(here.url, `select (${question}) as so`)
  return row!.so
}
const waitsFor = (table: string) =>
  holds(`exists (select from pg_locks where relation = '${table}'::regclass and not granted)`)
const JOBS = `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`

/** What a round comes to that nobody disturbs, by the same rankings. */
async function undisturbed(round: string): Promise<readonly RoundPair[]> {
  const db = new pg.Client({ connectionString: here.url })
  await db.connect()
  await db.query('begin')
  await db.query(`select set_config('app.place_id', $1, true)`, [DEMO_PLACE])
  await db.query(`update mentor_rounds set state = 'running' where id = $1`, [round])
  const { rows } = await db.query<{ input: RoundInput }>('select mentor_round_input($1) as input', [round])
  await db.end()
  const { input } = rows[0]!
  return toPairs(match(toMatch(input)), input.chose)
}

const made = (round: string) =>
  ask<RoundPair>(
    here.url,
    'select learner_id as learner, mentor_id as mentor, came from mentor_pairs where round_id = $1',
    [round],
  )
const byLearner = (pairs: readonly RoundPair[]) =>
  pairs.map(({ learner, mentor, came }) => `${learner} ${mentor} ${came}`).sort()

test('kill -9 before a round begins, while it is worked out and while it is written: it comes out once, and whole', {
  timeout: 120_000,
}, async () => {
  const page = await maja.get('/mentoring/rounds')
  const group = /<option value="([0-9a-f-]{36})"[^>]*>Bridgefield Community High School</.exec(page.html)![1]!
  const closes = { 'closes-day': '1', 'closes-month': '3', 'closes-year': '2090' }
  const request_id = /name="request_id" value="([^"]*)"/.exec(page.html)![1]!
  const { to } = await maja.send('/mentoring/rounds', { request_id, group, ...closes })
  const round = to.split('/').at(-1)!
  const expected = await undisturbed(round)
  expect(expected.filter(({ mentor }) => mentor !== null).length).toBeGreaterThan(150)

  // Both of the queue's hands are full, so that the round waits its turn.
  const rolls = await hold('import_pieces')
  let pairs = await hold('mentor_pairs')
  await ask(here.url, `select graphile_worker.add_job('sweep_rolls') from generate_series(1, 2)`)
  await until(() => holds(`2 = (select count(*) from (${JOBS} where j.locked_at is not null) taken)`))
  await maja.send(to, { do: 'run' })
  expect((await maja.get(to)).html).toContain('It is waiting its turn.')
  expect(await holds(`exists (${JOBS} where t.identifier = 'mentoring_round' and j.locked_at is null)`)).toBe(
    true,
  )
  const begun = `exists (select from mentor_rounds where id = '${round}' and step = 1)`
  expect(await holds(begun)).toBe(false)
  await kith.killApp()
  await rolls.letGo()
  kith = await startKith(folder, port, here.url)

  // It has read what it goes by, and can write nothing. What the killed one may have begun to say ends with it.
  await until(() => holds(begun))
  await kith.killApp()
  await pairs.letGo()
  await until(() => holds(`not exists (select from pg_stat_activity where wait_event_type = 'Lock')`))
  pairs = await hold('mentor_pairs')
  expect(await made(round)).toEqual([])
  kith = await startKith(folder, port, here.url)

  await until(() => waitsFor('mentor_pairs'))
  const meanwhile = (await maja.get(to)).html
  expect(meanwhile).toContain('Learners and mentors are being brought together.')
  expect(meanwhile).toContain('The work carries on, even if Kith is restarted.')
  await kith.killApp()
  kith = await startKith(folder, port, here.url)
  expect(await made(round)).toEqual([])
  expect((await maja.get('/mentoring/rounds')).html).toContain('being worked out')
  await pairs.letGo()

  await until(() => holds(`not exists (${JOBS} where t.identifier = 'mentoring_round')`))
  expect(byLearner(await made(round))).toEqual(byLearner(expected))
  expect((await maja.get(to)).html).toContain('Let everybody know')
  expect(
    await ask(here.url, `select kind from notices where kind = 'mentoring.round_ran' and thing_id = $1`, [
      round,
    ]),
  ).toHaveLength(1)
})
