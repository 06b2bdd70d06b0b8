import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPrintedCode } from '#core/codes/printed-code.ts'
import type { PersonRef } from '../deps.ts'
import { signInByName } from '../person/sign-in-by-name.ts'
import { findSession } from '../session/find-session.ts'
import { laptop, type SignInTown, signInTown } from '../test/sign-in-town.ts'
import { hashToken, newToken } from '../token.ts'
import { cardHash } from './card-hash.ts'
import { listCards } from './list-cards.ts'
import { makeCards } from './make-cards.ts'
import { openCard } from './open-card.ts'
import { setOwnSecret } from './secret/set-own-secret.ts'
import { voidCard } from './void-card.ts'

let town: SignInTown
let teacher: string
beforeAll(async () => {
  town = await signInTown()
  teacher = town.person('Ms Price').personId
})
afterAll(() => town.stop())

async function card(...people: PersonRef[]): Promise<string> {
  const placeId = people[0]!.placeId
  const made = await makeCards(town.deps, { placeId, madeBy: teacher, people: people.map((p) => p.personId) })
  return made[0]!.secret
}

const open = (secret: string, browserToken: string, address = newToken()) =>
  openCard(town.deps, { secret, browserToken, address })

const set = (browserToken: string, secret = 'otter lamp cherry', base = 'asha-river') =>
  setOwnSecret(town.deps, { browserToken, base, secret, browser: laptop })

async function useCard(secret: string, own?: string) {
  const browserToken = newToken()
  expect(await open(secret, browserToken)).toBe(true)
  return (await set(browserToken, own))!
}

const byName = (name: string, secret: string) =>
  signInByName(town.deps, { name, secret, browser: laptop, address: newToken() })

test('a child opens a card, sets a secret, is signed in, and comes back by name and secret', async () => {
  const asha = town.person('Asha')
  const done = await useCard(await card(asha))
  expect(done.signInName).toMatch(/^asha-river-\d\d$/)
  expect((await findSession(town.deps, done.token))?.person).toEqual(asha)
  const back = await byName(` ${done.signInName.toUpperCase().replaceAll('-', ' ')} `, 'Otter-LAMP  cherry')
  expect((await findSession(town.deps, back!.token))?.person).toEqual(asha)
  expect(town.cardsUsed).toEqual([asha])
})

test('what is typed may be in any case, with O for 0 and without dashes', async () => {
  const secret = await card(town.person('Typist'))
  const typed = secret.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  expect(await open(typed, newToken())).toBe(true)
})

describe('a card works once', () => {
  test('used, it opens nothing, here or elsewhere', async () => {
    const secret = await card(town.person('Once'))
    const browserToken = newToken()
    await open(secret, browserToken)
    expect(await set(browserToken)).toBeDefined()
    expect(await open(secret, browserToken)).toBe(false)
    expect(await open(secret, newToken())).toBe(false)
    expect(await set(browserToken)).toBeUndefined()
  })

  test('opened in one browser, it opens in no other', async () => {
    const secret = await card(town.person('First'))
    const first = newToken()
    expect(await open(secret, first)).toBe(true)
    const other = newToken()
    expect(await open(secret, other)).toBe(false)
    expect(await set(other)).toBeUndefined()
    expect(await open(secret, first)).toBe(true)
    expect(await set(first)).toBeDefined()
  })

  test('opened by many at once, it is open to one', async () => {
    const secret = await card(town.person('Race'))
    const opened = await Promise.all(Array.from({ length: 6 }, () => open(secret, newToken())))
    expect(opened.filter(Boolean)).toHaveLength(1)
  })

  test('set twice at once, it is set once', async () => {
    const browserToken = newToken()
    await open(await card(town.person('Double')), browserToken)
    const done = await Promise.all([set(browserToken), set(browserToken, 'another three words')])
    expect(done.filter(Boolean)).toHaveLength(1)
  })
})

describe('a card that was', () => {
  test('voided opens nothing', async () => {
    const person = town.person('Void')
    const secret = await card(person)
    await voidCard(town.deps, person)
    expect(await open(secret, newToken())).toBe(false)
  })

  test('voided after it was opened sets nothing', async () => {
    const person = town.person('Lost')
    const browserToken = newToken()
    await open(await card(person), browserToken)
    await voidCard(town.deps, person)
    expect(await set(browserToken)).toBeUndefined()
  })

  test('followed by another is void', async () => {
    const person = town.person('Again')
    const first = await card(person)
    const second = await card(person)
    expect(await open(first, newToken())).toBe(false)
    expect(await open(second, newToken())).toBe(true)
  })

  test('made by two teachers at once leaves one good', async () => {
    const person = town.person('Both')
    const secrets = await Promise.all([card(person), card(person), card(person)])
    const opened = await Promise.all(secrets.map((secret) => open(secret, newToken())))
    expect(opened.filter(Boolean)).toHaveLength(1)
  })

  test('made 30 days ago is too old; opened half an hour ago, too', async () => {
    const old = await card(town.person('Old'))
    town.wait(30 * 24 * 60)
    expect(await open(old, newToken())).toBe(false)
    const slow = newToken()
    await open(await card(town.person('Slow')), slow)
    town.wait(30)
    expect(await set(slow)).toBeUndefined()
  })
})

describe('a new card for somebody who lost their secret', () => {
  test('keeps the sign-in name, and ends the old secret and every session', async () => {
    const mo = town.person('Mo')
    const first = await useCard(await card(mo), 'first secret words')
    const second = await useCard(await card(mo), 'second secret words')
    expect(second.signInName).toBe(first.signInName)
    expect(await findSession(town.deps, first.token)).toBeNull()
    expect(await byName(first.signInName, 'first secret words')).toBeUndefined()
    expect(await byName(first.signInName, 'second secret words')).toBeDefined()
  })

  test('opens nothing of theirs in another place', async () => {
    const here = town.person('Here')
    const done = await useCard(await card(here))
    const account = (await findSession(town.deps, done.token))!.accountId
    const elsewhere = {
      placeId: '0198a000-0000-7000-8000-000000000001',
      personId: town.person('There').personId,
    }
    await town.owner.query(
      'insert into sign_in.account_people (account_id, place_id, person_id, linked_at) values ($1, $2, $3, now())',
      [account, elsewhere.placeId, elsewhere.personId],
    )
    const again = await useCard(await card(here))
    const session = (await findSession(town.deps, again.token))!
    expect(session.accountId).not.toBe(account)
    expect(session.person).toEqual(here)
  })

  test('is not made, and does not work, for somebody with an e-mail', async () => {
    const { placeId, personId, accountId } = await town.withEmail('Head', 'head@wharton.example')
    expect(await makeCards(town.deps, { placeId, madeBy: teacher, people: [personId] })).toEqual([])
    await town.owner.query('update sign_in.accounts set email = null where id = $1', [accountId])
    const browserToken = newToken()
    await open(await card({ placeId, personId }), browserToken)
    await town.owner.query(`update sign_in.accounts set email = 'head@wharton.example' where id = $1`, [
      accountId,
    ])
    expect(await set(browserToken)).toBeUndefined()
  })
})

test('a card that nobody could be told of stays good', async () => {
  const browserToken = newToken()
  await open(await card(town.person('Untold')), browserToken)
  const onSignInChanged = () => Promise.reject(new Error('the database is away'))
  const input = { browserToken, base: 'asha-river', secret: 'otter lamp cherry', browser: laptop }
  await expect(setOwnSecret({ ...town.deps, onSignInChanged }, input)).rejects.toThrow('away')
  expect(await set(browserToken)).toBeDefined()
})

test('a class: a card each, and how each stands', async () => {
  const people = ['A', 'B', 'C'].map((name) => town.person(name))
  const ids = people.map(({ personId }) => personId)
  const made = await makeCards(town.deps, { placeId: town.place, madeBy: teacher, people: [...ids, ids[0]!] })
  expect(made.map(({ personId }) => personId)).toEqual(ids)
  expect(made[0]!.url).toBe(`http://127.0.0.1:3000/sign-in/card#${made[0]!.secret}`)
  await open(made[0]!.secret, newToken())
  await voidCard(town.deps, people[1]!)
  const standing = await listCards(town.deps, town.place, ids)
  expect(Object.fromEntries(standing.map(({ personId, state }) => [personId, state]))).toEqual({
    [ids[0]!]: 'opened',
    [ids[1]!]: 'void',
    [ids[2]!]: 'waiting',
  })
})

test('what is kept of a card cannot be worked out without the installation’s own key', async () => {
  const secret = await card(town.person('Keyed'))
  const kept = await town.owner.query('select encode(secret_hash, $1) as hash from sign_in.cards', ['hex'])
  const hashes = kept.rows.map(({ hash }) => hash)
  const bare = readPrintedCode(secret)
  expect(hashes).not.toContain(hashToken(bare).toString('hex'))
  expect(hashes).not.toContain(cardHash('', secret).toString('hex'))
  expect(hashes).toContain(cardHash(town.deps.cardKey, secret).toString('hex'))
  const elsewhere = { ...town.deps, cardKey: 'known to another installation' }
  const typed = { secret, browserToken: newToken(), address: newToken() }
  expect(await openCard(elsewhere, typed)).toBe(false)
  expect(await openCard(town.deps, typed)).toBe(true)
})

test('nothing in the tables is a secret, printed or chosen', async () => {
  const secret = await card(town.person('Kept'))
  await useCard(secret, 'kept very quiet')
  const held = await town.owner.query(
    `select (select json_agg(c) from sign_in.cards c)::text || (select json_agg(s) from sign_in.secrets s)::text as all`,
  )
  expect(held.rows[0].all).toContain('asha-river')
  for (const word of [secret, secret.replaceAll('-', ''), 'kept very quiet'])
    expect(held.rows[0].all).not.toContain(word)
})
