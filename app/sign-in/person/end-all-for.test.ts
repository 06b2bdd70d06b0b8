import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCards } from '../card/make-cards.ts'
import { requestCode } from '../code/request-code.ts'
import type { PersonRef } from '../deps.ts'
import { startSession } from '../session/start-session.ts'
import { sweepSignIn } from '../sweep.ts'
import { laptop, type SignInTown, signInTown } from '../test/sign-in-town.ts'
import { newToken } from '../token.ts'
import { endAllFor } from './end-all-for.ts'
import { invitePerson } from './invite-person.ts'
import { linkPerson } from './link-person.ts'

let town: SignInTown
beforeAll(async () => {
  town = await signInTown()
})
afterAll(() => town.stop())

/** Every row of sign-in, as text. */
async function everything(): Promise<string> {
  const { rows } = await town.owner.query(
    `select string_agg(query_to_xml(format('select * from sign_in.%I', table_name), true, true, '')::text, '') as all
     from information_schema.tables where table_schema = 'sign_in'`,
  )
  return rows[0].all
}

/** Somebody with a bit of everything. */
async function busy(name: string, email: string): Promise<PersonRef & { accountId: string }> {
  const person = await town.withEmail(name, email)
  const { accountId, placeId, personId } = person
  await makeCards(town.deps, { placeId, madeBy: personId, people: [town.person('X').personId] })
  await requestCode(town.deps, { email, browserToken: newToken(), address: newToken() })
  await invitePerson(town.deps, { placeId, personId, email, from: 'School', place: 'Wharton Vale' })
  await town.deps.mail.settled()
  await town.deps.authDb
    .transaction()
    .execute((tx) => startSession(tx, { cameBy: 'code', accountId, browser: laptop, now: town.deps.now() }))
  const values = {
    account_id: accountId,
    name: `${name}-river-42`,
    secret_hash: '$argon2id$x',
    set_at: town.deps.now(),
  }
  await town.deps.authDb.insertInto('sign_in.secrets').values(values).execute()
  return person
}

test('after erasing somebody nothing of theirs is left, and nothing of others is gone', async () => {
  const asha = await busy('asha', 'asha@wharton.example')
  const mo = await busy('mo', 'mo@wharton.example')
  const marks = [asha.personId, asha.accountId, 'asha@wharton.example', 'asha-river']
  const before = await everything()
  for (const mark of marks) expect(before).toContain(mark)
  await endAllFor(town.deps, asha)
  const after = await everything()
  // Cards she made for others keep an id that nobody is behind any more; they are the others' cards.
  for (const mark of marks.slice(1)) expect(after).not.toContain(mark)
  for (const mark of [mo.personId, mo.accountId, 'mo@wharton.example', 'mo-river'])
    expect(after).toContain(mark)
  await endAllFor(town.deps, asha)
})

test('an account that is for somebody else too stays with them', async () => {
  const parent = await busy('parent', 'parent@wharton.example')
  const teacher = town.person('Same person as teacher')
  await town.deps.authDb
    .transaction()
    .execute((tx) => linkPerson(tx, parent.accountId, teacher, town.deps.now()))
  await endAllFor(town.deps, parent)
  const after = await everything()
  expect(after).toContain('parent@wharton.example')
  expect(after).toContain(teacher.personId)
  expect(after).not.toContain(parent.personId.concat('</person_id>'))
})

test('what is long over is swept away, and what is not stays', async () => {
  await busy('old', 'old@wharton.example')
  town.wait(20 * 24 * 60)
  await busy('new', 'new@wharton.example')
  await sweepSignIn(town.deps)
  const counts = async (table: string, email: string) =>
    (await town.owner.query(`select from sign_in.${table} where email = $1`, [email])).rowCount
  expect(await counts('codes', 'old@wharton.example')).toBe(0)
  expect(await counts('codes', 'new@wharton.example')).toBe(2)
  expect(await counts('accounts', 'old@wharton.example')).toBe(1)
})
