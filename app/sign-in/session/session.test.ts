import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonRef } from '../deps.ts'
import { linkPerson } from '../person/link-person.ts'
import { laptop, type SignInTown, signInTown } from '../test/sign-in-town.ts'
import { choosePerson } from '../which/choose-person.ts'
import { actFor, endActingFor } from './act-for.ts'
import { endAllSessions, endSession, signOutPerson } from './end-session.ts'
import { findSession } from './find-session.ts'
import { listSessions } from './list-sessions.ts'
import { meOf } from './session.ts'
import { type Browser, startSession } from './start-session.ts'

let town: SignInTown
beforeAll(async () => {
  town = await signInTown()
})
afterAll(() => town.stop())

const start = (accountId: string, browser: Partial<Browser> = {}) =>
  town.deps.authDb.transaction().execute((tx) =>
    startSession(tx, {
      cameBy: 'code',
      accountId,
      browser: { ...laptop, ...browser },
      now: town.deps.now(),
    }),
  )

const find = (token: string) => findSession(town.deps, token)

const link = (accountId: string, person: PersonRef) =>
  town.deps.authDb.transaction().execute((tx) => linkPerson(tx, accountId, person, town.deps.now()))

test('signing in never takes over the cookie that was there, and ends the session it stood for', async () => {
  const { accountId } = await town.withEmail('Fix', 'fix@wharton.example')
  const planted = await start(accountId)
  const started = await start(accountId, { oldToken: planted.token })
  expect(started.token).not.toBe(planted.token)
  expect(await find(planted.token)).toBeNull()
  expect(await find(started.token)).not.toBeNull()
})

test('a token that nobody was given is nobody', async () => {
  expect(await find('A'.repeat(43))).toBeNull()
})

describe('how long', () => {
  const hour = 60
  const day = 24 * hour

  test('on an own device: 30 days of visits, and not one longer', async () => {
    const { accountId } = await town.withEmail('Own', 'own@wharton.example')
    const { token } = await start(accountId)
    for (let visit = 0; visit < 3; visit++) {
      town.wait(9 * day)
      expect(await find(token)).not.toBeNull()
    }
    town.wait(3 * day)
    expect(await find(token)).toBeNull()
  })

  test('on an own device: 14 days without a visit end it', async () => {
    const { accountId } = await town.withEmail('Away', 'away@wharton.example')
    const { token } = await start(accountId)
    town.wait(14 * day - 1)
    expect(await find(token)).not.toBeNull()
    town.wait(14 * day)
    expect(await find(token)).toBeNull()
  })

  test('on a shared device: two hours without a visit end it, and twelve hours in any case', async () => {
    const { accountId } = await town.withEmail('Shared', 'shared@wharton.example')
    const idle = await start(accountId, { sharedDevice: true })
    town.wait(2 * hour)
    expect(await find(idle.token)).toBeNull()
    const busy = await start(accountId, { sharedDevice: true })
    for (let visit = 0; visit < 11; visit++) {
      town.wait(hour)
      expect(await find(busy.token)).not.toBeNull()
    }
    town.wait(hour)
    expect(await find(busy.token)).toBeNull()
  })

  test('a visit is written down at most every five minutes', async () => {
    const { accountId } = await town.withEmail('Seen', 'seen@wharton.example')
    const { token } = await start(accountId)
    const lastSeen = async () => (await listSessions(town.deps, accountId))[0]?.lastSeen
    const first = await lastSeen()
    town.wait(4)
    await find(token)
    expect(await lastSeen()).toEqual(first)
    town.wait(1)
    await find(token)
    expect(await lastSeen()).toEqual(town.deps.now())
  })
})

describe('ending', () => {
  test('one of my own, by its place in my list', async () => {
    const { accountId } = await town.withEmail('List', 'list@wharton.example')
    const here = await start(accountId)
    town.wait(1)
    const phone = 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36'
    const there = await start(accountId, { userAgent: phone })
    const list = await listSessions(town.deps, accountId)
    expect(list.map(({ device }) => device)).toEqual(['Chrome, Android', 'Firefox, Linux'])
    await endSession(town.deps, accountId, list[0]!.id)
    expect(await find(there.token)).toBeNull()
    expect(await find(here.token)).not.toBeNull()
    expect(await listSessions(town.deps, accountId)).toHaveLength(1)
  })

  test("somebody else's changes nothing", async () => {
    const mine = await town.withEmail('Mine', 'mine@wharton.example')
    const theirs = await town.withEmail('Theirs', 'theirs@wharton.example')
    const { token } = await start(theirs.accountId)
    const [session] = await listSessions(town.deps, theirs.accountId)
    await endSession(town.deps, mine.accountId, session!.id)
    expect(await find(token)).not.toBeNull()
  })

  test('by whoever runs Kith: of one person, everywhere, and nobody else’s', async () => {
    const lost = await town.withEmail('Lost', 'lost@wharton.example')
    const other = await town.withEmail('Other', 'other@wharton.example')
    const mine = [await start(lost.accountId), await start(lost.accountId)]
    const theirs = await start(other.accountId)
    expect(await signOutPerson(town.deps, lost)).toBe(2)
    for (const { token } of mine) expect(await find(token)).toBeNull()
    expect(await find(theirs.token)).not.toBeNull()
    expect(await signOutPerson(town.deps, lost)).toBe(0)
  })

  test('everywhere', async () => {
    const { accountId } = await town.withEmail('All', 'all@wharton.example')
    const tokens = [await start(accountId), await start(accountId)].map(({ token }) => token)
    await endAllSessions(town.deps, accountId)
    expect(await Promise.all(tokens.map(find))).toEqual([null, null])
  })
})

describe('which person', () => {
  test('with one it is them; with several it is nobody until chosen, and then only one of them', async () => {
    const one = await town.withEmail('One', 'one@wharton.example')
    expect((await find((await start(one.accountId)).token))?.person?.personId).toBe(one.personId)
    const other = town.person('Other')
    await link(one.accountId, other)
    const { token, personChosen } = await start(one.accountId)
    expect(personChosen).toBe(false)
    const session = (await find(token))!
    expect(meOf(session)).toBeNull()
    const stranger = await town.withEmail('Stranger', 'stranger@wharton.example')
    expect(await choosePerson(town.deps, session, stranger)).toBe(false)
    expect(await choosePerson(town.deps, session, other)).toBe(true)
    expect(meOf((await find(token))!)).toEqual(other)
  })

  test('a person moved to another account leaves the sessions of the first', async () => {
    const first = await town.withEmail('Moved', 'moved@wharton.example')
    const second = await town.withEmail('Mover', 'mover@wharton.example')
    const { token } = await start(first.accountId)
    await link(second.accountId, { placeId: first.placeId, personId: first.personId })
    expect(await find(token)).toBeNull()
  })
})

test('a helper acts for somebody until either says stop', async () => {
  const helper = await town.withEmail('Helper', 'helper@wharton.example')
  const asha = town.person('Asha')
  const { token } = await start(helper.accountId)
  const me = async () => meOf((await find(token))!)
  await actFor(town.deps, (await find(token))!.id, asha.personId)
  expect(await me()).toEqual({ ...asha, helperId: helper.personId })
  await endActingFor(town.deps, asha, helper.personId)
  expect(await me()).toEqual({ placeId: helper.placeId, personId: helper.personId })
})
