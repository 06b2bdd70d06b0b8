import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { afterEach, expect, test } from 'vitest'
import { keepFile } from '#core/rolls/kept-file.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { typescript } from '#test/support/typescript.ts'
import { startImport } from './start-import.ts'

const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL')
})

async function worker(here: Town): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [...typescript, '--max-old-space-size=160', join(import.meta.dirname, 'testing', 'worker-child.ts')],
    { env: { ...process.env, KITH_TEST_DATABASE: here.url }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  children.push(child)
  await once(child.stdout!, 'data')
  return child
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

const LEARNERS = 6000
const list = () =>
  [
    'UPN,Forename,Surname,Class,Mother,Mother email',
    ...Array.from(
      { length: LEARNERS },
      (_, n) =>
        `A${String(n).padStart(12, '0')},Given${n},Killed,K${n % 200},Mother${n} Killed,mother${n}@killed.example`,
    ),
  ].join('\n')

/** Asked until it is so: the queue and the database answer when they can. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(50)
  }
}

test('an import whose worker is killed in the middle leaves all as it was, and is done again by the next', {
  timeout: 180_000,
}, async () => {
  const here = await town()
  const [id, school] = [newId(), newId()]
  const me = { placeId: DEMO_PLACE, personId: await here.id('maja') }
  const count = async () => {
    const { rows } = await sql<{ people: number; ties: number; places: number }>`
      select count(*)::int as people,
        (select count(*)::int from ties t where t.from_id in (select id from people where family_name = 'Killed')) as ties,
        (select count(*)::int from memberships m where m.person_id in (select id from people where family_name = 'Killed')) as places
      from people where family_name = 'Killed'`.execute(here.owner)
    return rows[0]!
  }
  const stateOf = async () => {
    const row = await here.owner
      .selectFrom('imports')
      .select(['state', 'trouble'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return row.trouble ?? row.state
  }
  await worker(here)
  await here.as('maja', async (tx) => {
    const values = {
      place_id: me.placeId,
      id,
      format: 'plain',
      source: 'killed',
      file_name: 'killed.csv',
      dry_run: false,
    }
    await tx
      .insertInto('imports')
      .values({ ...values, started_by: me.personId })
      .execute()
    await keepFile(tx, me, id, new Blob([list()]))
    const mapping = ['upn', 'givenName', 'familyName', 'class', 'parent1.name', 'parent1.email']
    const plain = { mapping, school: { sourcedId: school, name: 'Killed School' }, complete: true }
    await startImport(tx, me, id, false, { plain })
  })
  await until(async () => ((await stateOf()) === 'writing' ? true : undefined))
  await end(children[0]!, 'SIGKILL')
  expect(await stateOf()).toBe('writing')
  expect(await count()).toEqual({ people: 0, ties: 0, places: 0 })

  const next = await worker(here)
  await until(async () => ((await stateOf()) === 'done' ? true : undefined))
  expect(await count()).toEqual({ people: 2 * LEARNERS, ties: LEARNERS, places: 2 * LEARNERS })
  const { rows } = await sql<{ left: number }>`select count(*)::int as left from import_rows`.execute(
    here.owner,
  )
  expect(rows[0]!.left).toBe(0)
  await end(next, 'SIGTERM')
})
