import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { asPerson } from '#db/client.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { type Visitor, visitor } from '#test/support/visitor.ts'
import { sayLetIn } from '../../../../cli/person/let-in.ts'
import { createApp } from '../../../app.tsx'
import type { House } from '../../../house.ts'
import { letIn } from '../../person/let-in.ts'
import { type Authenticator, authenticator } from '../../test/authenticator.ts'

const publicUrl = 'https://kith.example'
const CLOSED = 'Use your passkey first'

let vale: Town
let house: House
let app: ReturnType<typeof createApp>
/** Hours after the first: passkeys and proofs go by the house's clock, the rule by the database's. */
let ahead = 0
beforeAll(async () => {
  vale = await town()
  const now = () => new Date(Date.now() + ahead * 3_600_000)
  house = { ...vale.house, publicUrl, now, signIn: { ...vale.house.signIn, publicUrl, now } }
  app = createApp(house)
})
afterEach(async () => {
  ahead = 0
  await rule('null')
  await sql`delete from sign_in.passkeys`.execute(house.signIn.authDb)
  await sql`update sign_in.account_people set let_in_until = null`.execute(house.signIn.authDb)
})

const rule = (from: 'null' | 'now()' | "now() + interval '9 days'") =>
  sql`update places set passkeys_from = ${sql.raw(from)} where place_id = ${DEMO_PLACE}`.execute(vale.owner)

const comeIn = async (name: Parameters<Town['id']>[0]) => visitor(app, house, await vale.id(name))

/** Makes a passkey on the page of one's own. */
async function add(own: Visitor, key = authenticator('kith.example')): Promise<Authenticator> {
  await own.get('/account/passkeys')
  const { challenge } = JSON.parse((await own.send('/account/passkeys/options')).html)
  const answer = JSON.stringify(key.create(challenge, publicUrl))
  await own.send('/account/passkeys', { label: 'My phone', answer }, '/account/passkeys')
  return key
}

async function use(own: Visitor, key: Authenticator, next = '/rolls') {
  await own.get('/account')
  const options = await own.send('/account/sure/options', {}, '/account')
  const answer = JSON.stringify(key.get(JSON.parse(options.html).challenge, publicUrl))
  return own.send('/account/sure', { answer, next }, '/account')
}

/** Somebody with a passkey that counts, in a browser where it was not used. */
async function withPasskey(name: Parameters<Town['id']>[0]): Promise<[Visitor, Authenticator]> {
  const key = await add(await comeIn(name))
  await sql`update sign_in.passkeys set counts_from = now() - interval '1 hour' where id = ${key.id}`.execute(
    house.signIn.authDb,
  )
  return [await comeIn(name), key]
}

describe('under the rule', () => {
  test('a head sees the school with a passkey, and their own pages only without', async () => {
    const [freya, key] = await withPasskey('freya')
    expect((await freya.get('/rolls')).text).toContain('Rolls')
    await rule('now()')
    const shut = await freya.get('/rolls')
    expect([shut.status, shut.text]).toEqual([403, expect.stringContaining(CLOSED)])
    expect(shut.html).toContain('/account/sure?then=%2Frolls')
    expect((await freya.get('/people')).text).toContain('your work lets you see is closed')
    for (const own of ['/', '/people', '/plan', '/account'])
      expect([own, (await freya.get(own)).status]).toEqual([own, 200])
    const open = await use(freya, key)
    expect([open.path, open.text]).toEqual(['/rolls', expect.stringContaining('Rolls')])
    expect((await freya.get('/')).text).not.toContain('your work lets you see is closed')
  })

  test('who signs in by a passkey is in at once; a working day later it is asked for again', async () => {
    const [, key] = await withPasskey('freya')
    await rule('now()')
    const own = await visitor(app, house)
    await own.get('/sign-in')
    const { challenge } = JSON.parse((await own.send('/sign-in/passkey/options')).html)
    const answer = JSON.stringify(key.get(challenge, publicUrl))
    expect((await own.send('/sign-in/passkey', { answer, next: '/rolls' }, '/sign-in')).status).toBe(200)
    ahead = 13
    expect((await own.get('/rolls')).text).toContain(CLOSED)
    expect((await use(own, key)).status).toBe(200)
  })

  test('whoever needs none yet is led to where they can add one, and told that they need one once the day has come', async () => {
    const freya = await comeIn('freya')
    expect((await freya.get('/account/sure?then=/rolls')).path).toBe('/account/passkeys')
    await rule('now()')
    const closed = await freya.get('/account/sure?then=/rolls')
    expect([closed.path, closed.html]).toEqual([
      '/account/sure?then=/rolls',
      expect.stringContaining('You need a passkey'),
    ])
  })

  test('a teacher of a class goes on as before', async () => {
    const poppy = await comeIn('poppy')
    const before = await poppy.get('/school')
    await rule('now()')
    expect([(await poppy.get('/school')).text, before.status]).toEqual([before.text, 200])
  })

  test('a safeguarding lead reads no concern until then', async () => {
    const concerns = async (proof?: 'proved') =>
      asPerson(house.db, { placeId: DEMO_PLACE, personId: await vale.id('sian'), proof }, async (tx) => {
        const { rows } = await sql<{ n: number }>`select jsonb_array_length(read_concerns()) as n`.execute(tx)
        return rows[0]!.n
      })
    const priya = await vale.id('priya')
    await vale.as('nia', (tx) =>
      sql`select raise_concern(gen_random_uuid(), ${priya}, 'for', 'She has not eaten.')`.execute(tx),
    )
    await rule('now()')
    expect(await concerns('proved')).toBeGreaterThan(0)
    expect(await concerns()).toBe(0)
  })

  test('a key that answers for nobody here, for another, or without its owner’s finger opens nothing', async () => {
    const [freya, key] = await withPasskey('freya')
    const [, sians] = await withPasskey('sian')
    await rule('now()')
    for (const wrong of [sians, authenticator('kith.example'), Object.assign(key, { verifiesUser: false })])
      expect((await use(freya, wrong)).status).toBe(422)
    expect((await freya.get('/rolls')).text).toContain(CLOSED)
    expect((await use(freya, Object.assign(key, { verifiesUser: true }))).status).toBe(200)
  })

  test('the cookie of before is worth nothing once a passkey was used', async () => {
    const [freya, key] = await withPasskey('freya')
    const before = new Map(freya.cookies)
    await use(freya, key)
    const again = await app.request(`${publicUrl}/account`, {
      headers: { cookie: [...before].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect([again.status, again.headers.get('location')]).toEqual([303, expect.stringContaining('/sign-in')])
  })
})

describe('somebody with only a mailbox', () => {
  test('adds a passkey that opens nothing for a day, and the owner and who runs the place are told', async () => {
    await rule('now()')
    const thief = await comeIn('freya')
    const key = await add(thief)
    expect((await use(thief, key)).status).toBe(422)
    ahead = 25
    expect((await use(thief, key)).status).toBe(200)
    ahead = 0
    const { rows } = await sql`select from sign_in.outbox where subject like 'A passkey was added%'`.execute(
      house.signIn.authDb,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect((await (await comeIn('freya')).get('/')).text).toContain('A passkey was added to your sign-in')
    expect((await (await comeIn('maja')).get('/')).text).toContain('added a passkey. Was it them?')
  })

  test('adds none, and takes none away, where the owner has one that counts', async () => {
    const [thief, key] = await withPasskey('freya')
    await thief.get('/account/passkeys')
    expect((await thief.send('/account/passkeys/options', {}, '/account')).status).toBe(401)
    const kept = await thief.send('/account/passkeys/remove', { passkey: key.id }, '/account/passkeys')
    expect(kept.text).toContain('Use a passkey that you have first')
    await use(thief, key)
    const gone = await thief.send('/account/passkeys/remove', { passkey: key.id }, '/account/passkeys')
    expect(gone.text).toContain('You have none yet')
  })

  test('does not turn the rule off', async () => {
    const [maja, key] = await withPasskey('maja')
    const off = { rule: 'off', 'from-day': '', 'from-month': '', 'from-year': '' }
    await rule("now() + interval '9 days'")
    expect((await maja.get('/school/passkeys')).html).not.toContain('name="rule"')
    expect((await maja.send('/school/passkeys', off)).status).toBe(403)
    await use(maja, key)
    expect((await maja.send('/school/passkeys', off, '/school/passkeys')).text).toContain('This is off')
  })
})

describe('who runs the place', () => {
  test('lets in whoever lost theirs, for a day, and a key added by then counts at once', async () => {
    const [maja, key] = await withPasskey('maja')
    await rule('now()')
    const freya = await comeIn('freya')
    expect((await freya.get('/account/sure?then=/school')).text).toMatch(/Speak to .*Maja/)
    const page = `/school/passkeys/${await vale.id('freya')}`
    expect((await maja.send(page, { what: 'let-in' }, '/account')).status).toBe(403)
    expect((await freya.get('/rolls')).text).toContain(CLOSED)
    await use(maja, key)
    await maja.send(page, { what: 'let-in' }, page)
    expect((await freya.get('/rolls')).status).toBe(200)
    const fresh = await add(freya)
    expect((await use(await comeIn('freya'), fresh)).status).toBe(200)
    ahead = 25
    expect((await freya.get('/rolls')).text).toContain(CLOSED)
    const { rows } = await sql<{ actor: string }>`
      select actor_id as actor from trail where verb = 'passkeys.let_in' and subject_id = ${await vale.id('freya')}`.execute(
      vale.owner,
    )
    expect(rows).toEqual([{ actor: await vale.id('maja') }])
  })

  test('is let in by whoever looks after the machine, where nobody else can', async () => {
    await rule('now()')
    const maja = await comeIn('maja')
    const id = await vale.id('maja')
    expect((await maja.get('/account/sure?then=/rolls')).text).toContain('Nobody else here can let you in')
    expect((await maja.get('/rolls')).text).toContain(CLOSED)
    await asOperator(vale.owner, DEMO_PLACE, (tx) => sayLetIn(tx, DEMO_PLACE, id))
    await letIn(house.signIn, { placeId: DEMO_PLACE, personId: id })
    expect((await maja.get('/rolls')).status).toBe(200)
    expect((await maja.get('/')).text).toContain('You were let in for a day without a passkey')
  })

  test('sends away who came in as somebody: signed out, and their new key gone', async () => {
    const thief = await comeIn('freya')
    const key = await add(thief)
    const [maja] = await withPasskey('maja')
    const page = `/school/passkeys/${await vale.id('freya')}`
    expect((await maja.get(page)).text).toContain('Ask them if that was them')
    await maja.send(page, { what: 'send-away' }, page)
    expect((await thief.get('/account')).path).toContain('/sign-in')
    const { rows } = await sql`select from sign_in.passkeys where id = ${key.id}`.execute(house.signIn.authDb)
    expect(rows).toEqual([])
  })

  test('is not let in by whom they run, nor by themselves, nor by who was let in', async () => {
    const [freya, key] = await withPasskey('freya')
    const [maja, majas] = await withPasskey('maja')
    await use(freya, key)
    await use(maja, majas)
    for (const [who, whom] of [
      [freya, 'maja'],
      [maja, 'maja'],
      [freya, 'nia'],
    ] as const)
      expect((await who.get(`/school/passkeys/${await vale.id(whom)}`)).status).toBe(404)
    await rule('now()')
    await sql`update sign_in.account_people set let_in_until = now() + interval '1 hour'
      where person_id = ${await vale.id('maja')}`.execute(house.signIn.authDb)
    const letIn = await comeIn('maja')
    expect((await letIn.get('/rolls')).status).toBe(200)
    expect((await letIn.get(`/school/passkeys/${await vale.id('freya')}`)).status).toBe(404)
  })

  test('sets a day, is told to write one that is to come, and everybody it is about hears of it', async () => {
    const [maja, key] = await withPasskey('maja')
    await use(maja, key)
    const send = (year: string) =>
      maja.send(
        '/school/passkeys',
        { rule: 'from', 'from-day': '9', 'from-month': '3', 'from-year': year },
        '/school/passkeys',
      )
    expect((await send('2020')).text).toContain('Write a day that is still to come')
    expect((await send('2099')).text).toContain('This begins on')
    const freya = await comeIn('freya')
    expect((await freya.get('/')).text).toMatch(/You need a passkey from .*2099.* changed who comes in/)
    expect((await (await comeIn('nia')).get('/')).text).not.toContain('You need a passkey')
  })
})
