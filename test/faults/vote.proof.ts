import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LUNCH } from '../../app/power/participatory-budgeting/seed/budgets.ts'
import { sheetNumber } from '../../app/power/participatory-budgeting/serial.ts'
import { townOfItsOwn } from '../support/town.ts'
import { ask, until } from './look.ts'
import { freePort, type RunningKith, startKith } from './running-kith.ts'
import { browsersOf, castOn, putOnRoll } from './voters.ts'

// A thousand people vote while paper is entered and Kith is killed: whoever was told that their vote is cast has one vote in the count.
const VOTERS = 1000
const AT_ONCE = 16
const at = `/budgets/${LUNCH.id}`

const folder = mkdtempSync(join(tmpdir(), 'kith-vote-'))
let kith: RunningKith
let port: number
let url: string

beforeAll(async () => {
  url = await byItsSecret((await townOfItsOwn('vote')).url)
  port = await freePort()
  kith = await startKith(folder, port, url)
})
afterAll(async () => {
  expect(await kith.stop()).toBe(0)
  rmSync(folder, { recursive: true })
})

/** The same database by a login whose password is the secret that the votes of the demo town are sealed with. */
async function byItsSecret(ownerUrl: string): Promise<string> {
  await ask(ownerUrl, `create role vote_trial superuser login password 'test'`)
  const own = new URL(ownerUrl)
  own.username = 'vote_trial'
  own.password = 'test'
  return own.href
}

const answerOf = (n: number): readonly number[] => [1 + (n % 7), 9 + (n % 2)]

test('a thousand votes, paper entered meanwhile, kill -9 in the middle: each acknowledged vote is in the count, once', {
  timeout: 180_000,
}, async () => {
  const people = await putOnRoll(url, LUNCH.ballotId, VOTERS)
  const clerks = await ask<{ id: string; given_name: string }>(
    url,
    `select id, given_name from people where (given_name, family_name) in (('Tomos', 'Bevan'), ('Ines', 'Calder')) order by given_name desc`,
  )
  const [[tomos, ines], voters] = [
    await browsersOf(
      { url: kith.url, ownerUrl: url, folder },
      clerks.map(({ id }) => id),
    ),
    await browsersOf({ url: kith.url, ownerUrl: url, folder }, people),
  ]
  expect(voters).toHaveLength(VOTERS)
  let cast = 0
  let next = 0
  const votes = Array.from({ length: AT_ONCE }, async () => {
    for (let n = next++; n < VOTERS; n = next++) {
      await castOn(voters[n]!, at, answerOf(n))
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
  kith = await startKith(folder, port, url)
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
  await ask(url, `update ballots set closes_at = now() where id = $1`, [LUNCH.ballotId])
  const counted = await tomos!.send(`${at}/count`, [['note', 'Seventeen sheets of a trial.']])
  expect(counted.status).toBe(303)
  await until(async () => {
    const [row] = await ask<{ stage: string }>(url, 'select stage from budgets where id = $1', [LUNCH.id])
    return row!.stage === 'counted'
  })
  const tally = await ask<{ answer: number[]; many: number }>(
    url,
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
