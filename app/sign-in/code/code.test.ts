import { afterAll, beforeAll, expect, test } from 'vitest'
import { TooManyTries } from '../errors.ts'
import { signInLinkFor } from '../link/demo-link.ts'
import { openLink } from '../link/open-link.ts'
import { newAccount } from '../person/account-for.ts'
import { linkPerson } from '../person/link-person.ts'
import { findSession } from '../session/find-session.ts'
import { codeIn, laptop, type SignInTown, signInTown } from '../test/sign-in-town.ts'
import { newToken } from '../token.ts'
import { confirmCode } from './confirm-code.ts'
import { requestCode } from './request-code.ts'

let town: SignInTown
beforeAll(async () => {
  town = await signInTown()
})
afterAll(() => town.stop())

async function ask(email: string, browserToken = newToken(), address = newToken()) {
  await requestCode(town.deps, { email, browserToken, address })
  const code = codeIn((await town.letters(email)).at(-1))
  const confirm = (typed: string, token = browserToken) =>
    confirmCode(town.deps, { code: typed, browserToken: token, browser: laptop, address })
  return { code, browserToken, address, confirm }
}

const wrong = (code: string) => (code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`)

test('a code signs in as the person of that mailbox, however the address is spelt', async () => {
  const dana = await town.withEmail('Dana', 'dana@wharton.example')
  const browserToken = newToken()
  await requestCode(town.deps, { email: '  Dana@Wharton.EXAMPLE ', browserToken, address: 'a' })
  const [letter] = await town.letters('dana@wharton.example')
  const input = { code: codeIn(letter), browserToken, browser: laptop, address: 'a' }
  const started = await confirmCode(town.deps, input)
  const session = await findSession(town.deps, started!.token)
  expect(session?.person).toEqual({ placeId: dana.placeId, personId: dana.personId })
  expect(town.failures).toEqual([])
})

test('a code works once', async () => {
  await town.withEmail('Once', 'once@wharton.example')
  const { code, confirm } = await ask('once@wharton.example')
  expect(await confirm(code)).toBeDefined()
  expect(await confirm(code)).toBeUndefined()
})

test('a code that many send at once signs one of them in', async () => {
  await town.withEmail('Race', 'race@wharton.example')
  const { code, confirm } = await ask('race@wharton.example')
  const started = await Promise.all([confirm(code), confirm(code), confirm(code), confirm(code)])
  expect(started.filter(Boolean)).toHaveLength(1)
})

test('a code works only in the browser that asked', async () => {
  await town.withEmail('Here', 'here@wharton.example')
  const { code, confirm } = await ask('here@wharton.example')
  expect(await confirm(code, newToken())).toBeUndefined()
  expect(await confirm(code)).toBeDefined()
})

test('what another browser tries does not use up my tries', async () => {
  await town.withEmail('Mine', 'mine@wharton.example')
  const { code, confirm } = await ask('mine@wharton.example')
  for (let i = 0; i < 6; i++) await confirm(code, newToken())
  expect(await confirm(code)).toBeDefined()
})

test('a code is good for 15 minutes', async () => {
  await town.withEmail('Late', 'late@wharton.example')
  const inTime = await ask('late@wharton.example')
  town.wait(14)
  expect(await inTime.confirm(inTime.code)).toBeDefined()
  const late = await ask('late@wharton.example')
  town.wait(15)
  expect(await late.confirm(late.code)).toBeUndefined()
})

test('after five wrong tries the right code is dead too', async () => {
  await town.withEmail('Guess', 'guess@wharton.example')
  const { code, confirm } = await ask('guess@wharton.example')
  for (let i = 0; i < 4; i++) expect(await confirm(wrong(code))).toBeUndefined()
  expect(await confirm(code)).toBeDefined()
  const second = await ask('guess@wharton.example')
  for (let i = 0; i < 5; i++) await second.confirm(wrong(second.code))
  expect(await second.confirm(second.code)).toBeUndefined()
})

test('asking again leaves the earlier mail good: it may arrive later', async () => {
  await town.withEmail('Slow', 'slow@wharton.example')
  const first = await ask('slow@wharton.example')
  await ask('slow@wharton.example', first.browserToken)
  expect(await first.confirm(first.code)).toBeDefined()
})

test('somebody whom the roll gives an address comes in by it, with no invitation', async () => {
  const price = town.onRoll('Ms Price', 'price@wharton.example')
  const { code, confirm } = await ask('price@wharton.example')
  const session = await findSession(town.deps, (await confirm(code))!.token)
  expect(session?.person).toEqual(price)
  const parent = town.onRoll('Ms Price as parent', 'price@wharton.example')
  const again = await ask('price@wharton.example')
  expect(await again.confirm(again.code)).toMatchObject({ personChosen: false })
  const links = await town.owner.query('select person_id from sign_in.account_people where account_id = $1', [
    session!.accountId,
  ])
  expect(links.rows.map(({ person_id }) => person_id).sort()).toEqual(
    [price.personId, parent.personId].sort(),
  )
})

test('an address on the roll takes over no account that has another e-mail, and gets no letter', async () => {
  const own = await town.withEmail('Own', 'own-account@wharton.example')
  const roll = town.onRoll('Somebody', 'shared@wharton.example')
  await town.owner.query('update sign_in.account_people set person_id = $1 where account_id = $2', [
    roll.personId,
    own.accountId,
  ])
  await ask('shared@wharton.example')
  expect(await town.letters('shared@wharton.example')).toEqual([])
})

test('an account without e-mail gets the address that the roll gives its only person', async () => {
  const roll = town.onRoll('By link so far', 'later@wharton.example')
  const link = await signInLinkFor(town.deps, roll)
  const opened = await openLink(town.deps, {
    token: link.split('/').at(-1)!,
    browserToken: undefined,
    browser: laptop,
  })
  const byLink = await findSession(town.deps, typeof opened === 'string' ? '' : opened.token)
  const { code, confirm } = await ask('later@wharton.example')
  const byCode = await findSession(town.deps, (await confirm(code))!.token)
  expect(byCode?.person).toEqual(roll)
  expect(byCode?.accountId).toBe(byLink?.accountId)
})

test('but not when the account is for somebody else too', async () => {
  const roll = town.onRoll('Two places', 'two-places@wharton.example')
  const accountId = await town.deps.authDb.transaction().execute(async (tx) => {
    const id = await newAccount(tx, town.deps.now())
    await linkPerson(tx, id, roll, town.deps.now())
    await linkPerson(tx, id, town.person('Elsewhere'), town.deps.now())
    return id
  })
  await ask('two-places@wharton.example')
  expect(await town.letters('two-places@wharton.example')).toEqual([])
  const { rows } = await town.owner.query('select email from sign_in.accounts where id = $1', [accountId])
  expect(rows).toEqual([{ email: null }])
})

test('an unknown mailbox is answered the same and gets no letter', async () => {
  const { browserToken, confirm } = await ask('nobody@wharton.example')
  expect(await town.letters('nobody@wharton.example')).toEqual([])
  expect(await confirm('1234 5678', browserToken)).toBeUndefined()
  const rows = await town.owner.query(
    `select email from sign_in.codes where email = 'nobody@wharton.example'`,
  )
  expect(rows.rowCount).toBe(1)
})

test('five mails a quarter of an hour to one mailbox, known or not', async () => {
  await town.withEmail('Busy', 'busy@wharton.example')
  for (const email of ['busy@wharton.example', 'unbusy@wharton.example']) {
    for (let i = 0; i < 5; i++) await ask(email)
    await expect(ask(email)).rejects.toThrow(TooManyTries)
  }
})

test('one address may not try codes without end', async () => {
  const { browserToken, address } = await ask('tries@wharton.example')
  const tries = Array.from({ length: 101 }, () =>
    confirmCode(town.deps, { code: '00000000', browserToken, browser: laptop, address }),
  )
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(1)
})

test('nothing in the tables is a code, a link or a cookie', async () => {
  await town.withEmail('Hash', 'hash@wharton.example')
  const { code, browserToken, confirm } = await ask('hash@wharton.example')
  const started = await confirm(code)
  const held = await town.owner.query(
    `select (select json_agg(c) from sign_in.codes c)::text || (select json_agg(s) from sign_in.sessions s)::text as all`,
  )
  const all: string = held.rows[0].all
  expect(all).toContain('hash@wharton.example')
  for (const secret of [code, code.replace(' ', ''), browserToken, started!.token])
    expect(all).not.toContain(secret)
})
