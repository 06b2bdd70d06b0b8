import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../app/config.ts'
import { seal } from '../../app/http/seal.ts'
import { LUNCH } from '../../app/power/participatory-budgeting/seed/budgets.ts'
import { sheetNumber } from '../../app/power/participatory-budgeting/serial.ts'
import { houseSecret, installationSecret } from '../../app/secret.ts'
import { hashToken, newToken } from '../../app/sign-in/token.ts'
import { ask, until } from './look.ts'
import { freePort, type RunningKith, startKith } from './running-kith.ts'

// A thousand people vote while paper is entered and Kith is killed: whoever was told that their vote is cast has one vote in the count.
const VOTERS = 1000
const AT_ONCE = 16
const at = `/budgets/${LUNCH.id}`

const folder = mkdtempSync(join(tmpdir(), 'kith-vote-'))
let kith: RunningKith
let port: number
let secret: string

beforeAll(async () => {
  port = await freePort()
  kith = await startKith(folder, port)
  secret = houseSecret(installationSecret({ ...readConfig({}), folder }, kith.ownerUrl))
})
afterAll(async () => {
  expect(await kith.stop()).toBe(0)
  rmSync(folder, { recursive: true })
})

interface Browser {
  readonly send: (
    path: string,
    fields: readonly (readonly [string, string])[],
  ) => Promise<{ status: number; html: string }>
}

/** Signed-in browsers of some people, as if they had come in one by one; each says a thing until Kith has answered it. */
async function browsersOf(personIds: readonly string[]): Promise<readonly Browser[]> {
  const made = personIds.map((personId) => ({ personId, token: newToken(), form: newToken() }))
  const sessions = await ask<{ token: string; id: string }>(
    kith.ownerUrl,
    `with people as (select * from jsonb_to_recordset($1) p (person uuid, hash text)),
       accounts as (insert into sign_in.accounts (id, created_at) select gen_random_uuid(), now() from people returning id),
       both_ as (select person, hash, id as account from (select *, row_number() over () n from people) p
         join (select id, row_number() over () n from accounts) a using (n))
     insert into sign_in.sessions (id, token_hash, account_id, place_id, person_id, device, shared_device, idle_seconds, created_at, seen_at, expires_at)
     select gen_random_uuid(), decode(hash, 'hex'), account, (select place_id from places), person, 'a phone', false, 86400, now(), now(),
       now() + interval '1 day' from both_ returning encode(token_hash, 'hex') as token, id`,
    [
      JSON.stringify(
        made.map(({ personId, token }) => ({ person: personId, hash: hashToken(token).toString('hex') })),
      ),
    ],
  )
  const ids = new Map(sessions.map(({ token, id }) => [token, id]))
  return made.map(({ token, form }) => {
    const csrf = seal(secret, 'form', `${form}:${ids.get(hashToken(token).toString('hex'))}`)
    const send: Browser['send'] = async (path, fields) => {
      for (;;) {
        const answer = await fetch(new URL(path, kith.url), {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie: `kith=${token}; kith-form=${form}`, origin: kith.url },
          body: new URLSearchParams([['_csrf', csrf], ...fields.map(([name, value]) => [name, value])]),
        })
          .then(async (response) => ({ status: response.status, html: await response.text() }))
          .catch((error) => {
            if (error instanceof TypeError) return undefined
            throw error
          })
        if (answer !== undefined && answer.status !== 503) return answer
        await sleep(50)
      }
    }
    return { send }
  })
}

const answerOf = (n: number): readonly number[] => [1 + (n % 7), 9 + (n % 2)]

test('a thousand votes, paper entered meanwhile, kill -9 in the middle: each acknowledged vote is in the count, once', {
  timeout: 180_000,
}, async () => {
  const people = await ask<{ id: string }>(
    kith.ownerUrl,
    `with new as (
       insert into ballot_roll (place_id, ballot_id, id, person_id)
       select p.place_id, $1, gen_random_uuid(), p.id from people p where not exists (
         select from ballot_roll r where r.ballot_id = $1 and r.person_id = p.id) and not exists (
         select from sign_in.account_people a where a.person_id = p.id)
         and not exists (select from departures d where d.person_id = p.id)
       order by p.id limit ${VOTERS} returning person_id)
     select person_id as id from new order by 1`,
    [LUNCH.ballotId],
  )
  const clerks = await ask<{ id: string; given_name: string }>(
    kith.ownerUrl,
    `select id, given_name from people where (given_name, family_name) in (('Tomos', 'Bevan'), ('Ines', 'Calder')) order by given_name desc`,
  )
  const [[tomos, ines], voters] = [
    await browsersOf(clerks.map(({ id }) => id)),
    await browsersOf(people.map(({ id }) => id)),
  ]
  expect(voters).toHaveLength(VOTERS)
  let cast = 0
  let next = 0
  const votes = Array.from({ length: AT_ONCE }, async () => {
    for (let n = next++; n < VOTERS; n = next++) {
      const { status, html } = await voters[n]!.send(
        `${at}/vote/cast`,
        answerOf(n).map((one) => ['choice', String(one)] as const),
      )
      // Told so now, or told that it was there already: the phone lost the first answer.
      if (status !== 200 || !/Your vote is cast|You have voted/.test(html))
        throw new Error(`${status} ${/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html}`)
      cast++
    }
  })
  const entered = (async () => {
    for (let serial = 4; serial <= 20; serial++)
      for (const clerk of [tomos!, ines!])
        await clerk.send(`${at}/paper/enter`, [
          ['sheet', sheetNumber(serial)],
          ['marks', '2'],
          ['wrong', ''],
        ])
  })()
  await until(async () => cast >= VOTERS / 2)
  await kith.killApp()
  kith = await startKith(folder, port)
  await Promise.all([...votes, entered])
  expect(cast).toBe(VOTERS)

  // The two sheets of the demo town that are not settled; then the time is up.
  await ines!.send(`${at}/paper/enter`, [
    ['sheet', sheetNumber(3)],
    ['marks', '3'],
    ['wrong', ''],
  ])
  await tomos!.send(`${at}/paper/differences`, [
    ['serial', '2'],
    ['marks', '1 7'],
    ['wrong', ''],
  ])
  await ask(kith.ownerUrl, `update ballots set closes_at = now() where id = $1`, [LUNCH.ballotId])
  const counted = await tomos!.send(`${at}/count`, [['note', 'Seventeen sheets of a trial.']])
  expect(counted.status).toBe(303)
  await until(async () => {
    const [row] = await ask<{ stage: string }>(kith.ownerUrl, 'select stage from budgets where id = $1', [
      LUNCH.id,
    ])
    return row!.stage === 'counted'
  })
  const tally = await ask<{ answer: number[]; many: number }>(
    kith.ownerUrl,
    `select answer, count(*)::int as many from votes where ballot_id = $1 group by answer`,
    [LUNCH.ballotId],
  )
  const found = new Map(tally.map(({ answer, many }) => [JSON.stringify(answer), many]))
  const expected = new Map<string, number>()
  const add = (answer: readonly number[]) => {
    const key = JSON.stringify(answer)
    expected.set(key, (expected.get(key) ?? 0) + 1)
  }
  for (let n = 0; n < VOTERS; n++) add(answerOf(n))
  for (let n = 0; n < 12; n++) add([1 + (n % 3), 5 + (n % 4)])
  for (let n = 4; n <= 20; n++) add([2])
  for (const sheet of [[1, 2], [1, 7], [3]]) add(sheet)
  expect(new Map([...found].toSorted())).toEqual(new Map([...expected].toSorted()))
})
