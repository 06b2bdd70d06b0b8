import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cast, type Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { giveAddress } from '#test/journeys/support/address-of.ts'
import { type Town, town } from '#test/support/town.ts'
import { dayOf } from '#words'
import { accountOf } from '../sign-in/person/account-for.ts'
import { markLooked } from './due.ts'
import { remind } from './remind.ts'

const DAY = 24 * 60 * 60 * 1000

let here: Town
/** Midnight, by UTC, of the Monday of the week under test: each test has a week of its own, after the one before. */
let monday = nextMonday(new Date(Date.now() + 7 * DAY))
beforeAll(async () => {
  here = await town()
})
beforeEach(async () => {
  monday = new Date(monday.getTime() + 14 * DAY)
  await sql`update sign_in.accounts set email = null`.execute(here.owner)
})

function nextMonday(after: Date): Date {
  const midnight = new Date(`${after.toISOString().slice(0, 10)}T00:00Z`)
  return new Date(midnight.getTime() + ((8 - midnight.getUTCDay()) % 7) * DAY)
}

/** So many days after Monday, at an hour of UTC. */
const at = (day: number, hour: number) => new Date(monday.getTime() + day * DAY + hour * 60 * 60 * 1000)

/** What is in the outbox after reminding at that time, and was not before. */
async function lettersAt(when: Date, house = here.house, times = 1) {
  const letters = () =>
    here.house.signIn.authDb
      .selectFrom('sign_in.outbox')
      .select(['id', 'recipient', 'subject', 'body'])
      .orderBy('id')
      .execute()
  const before = new Set((await letters()).map(({ id }) => id))
  const clocked = { ...house, now: () => when }
  await Promise.all(Array.from({ length: times }, () => remind(clocked)))
  return (await letters()).filter(({ id }) => !before.has(id))
}

const address = (name: Name) => `${name}@post.example`
const withAddress = (...names: Name[]) =>
  Promise.all(names.map((name) => giveAddress(here, name, address(name))))
const accountIdOf = async (name: Name) =>
  (await accountOf(here.house.signIn.authDb, { placeId: DEMO_PLACE, personId: await here.id(name) }))!

/** So many things are new for somebody, told by Nia. */
async function news(name: Name, count: number): Promise<void> {
  const id = await here.id(name)
  await sql`update notices set seen_at = now() where to_id = ${id}`.execute(here.owner)
  for (let n = 0; n < count; n++)
    await sql`insert into notices (place_id, to_id, kind, about_id)
      values (${DEMO_PLACE}, ${id}, 'tie.answered', ${await here.id('nia')})`.execute(here.owner)
}

describe('when', () => {
  test('once on a Monday morning, not again that week, and again the Monday after', async () => {
    await withAddress('priya')
    const first = await lettersAt(at(0, 9))
    expect(first.map(({ recipient }) => recipient)).toEqual([address('priya')])
    for (const [day, hour] of [
      [0, 10],
      [1, 9],
      [6, 15],
    ] as const)
      expect(await lettersAt(at(day, hour))).toEqual([])
    expect(await lettersAt(at(7, 9))).toHaveLength(1)
  })

  test('not at night: what was due then comes in the morning', async () => {
    await withAddress('priya')
    for (const hour of [0, 5, 20, 23]) expect(await lettersAt(at(0, hour))).toEqual([])
    expect(await lettersAt(at(1, 9))).toHaveLength(1)
  })

  test('a Monday that was missed is made up for, and seven days pass before the next', async () => {
    await withAddress('priya')
    expect(await lettersAt(at(2, 9))).toHaveLength(1)
    for (const day of [7, 8]) expect(await lettersAt(at(day, 9))).toEqual([])
    expect(await lettersAt(at(9, 9))).toHaveLength(1)
  })

  test('what is new in the week waits for Monday', async () => {
    await withAddress('ravi')
    await news('ravi', 0)
    expect(await lettersAt(at(0, 9))).toEqual([])
    await news('ravi', 1)
    expect(await lettersAt(at(1, 9))).toEqual([])
    expect(await lettersAt(at(7, 9))).toHaveLength(1)
  })

  test('an account waits for the first Monday after it was made', async () => {
    await withAddress('priya')
    await sql`update sign_in.accounts set created_at = ${at(0, 8)} where id = ${await accountIdOf('priya')}`.execute(
      here.owner,
    )
    for (const day of [0, 3]) expect(await lettersAt(at(day, 9))).toEqual([])
    expect(await lettersAt(at(7, 9))).toHaveLength(1)
    await sql`update sign_in.accounts set created_at = now()`.execute(here.owner)
  })
})

describe('to whom', () => {
  test('to nobody without an address of their own, and nobody for whom nothing waits', async () => {
    await withAddress('ravi', 'walter')
    await news('ravi', 0)
    await news('walter', 1)
    await news('beth', 1)
    expect((await lettersAt(at(0, 9))).map(({ recipient }) => recipient)).toEqual([address('walter')])
  })

  test('to nobody who turned it off on its page, until they turn it on', async () => {
    await withAddress('walter')
    await news('walter', 1)
    const walter = await here.browser('walter')
    expect((await walter.get('/account/reminders')).text).toContain(`It goes to ${address('walter')}`)
    const off = await walter.send('/account/reminders', { letters: 'off' }, '/account/reminders')
    expect(off.text).toContain('You get no more letters.')
    expect(off.text).toContain('It is off')
    expect((await walter.get('/me/held')).text).toContain('My weekly letter')
    expect((await walter.get('/me/trail')).text).toContain('turned the weekly letter off')
    await news('walter', 1)
    expect(await lettersAt(at(0, 9))).toEqual([])
    const on = await walter.send('/account/reminders', { letters: 'on' }, '/account/reminders')
    expect(on.text).toContain('It is on')
    await news('walter', 1)
    expect(await lettersAt(at(0, 10))).toHaveLength(1)
  })

  test('a form that says neither changes nothing', async () => {
    await withAddress('walter')
    const walter = await here.browser('walter')
    expect((await walter.send('/account/reminders', { letters: 'maybe' }, '/account/reminders')).status).toBe(
      422,
    )
    expect((await walter.get('/account/reminders')).text).toContain('It is on')
  })

  test('to nobody who has left', async () => {
    await withAddress('beth')
    await news('beth', 1)
    expect(await lettersAt(at(0, 9))).toHaveLength(1)
    const left = newId()
    await sql`insert into departures (place_id, id, person_id, source)
      values (${DEMO_PLACE}, ${left}, ${await here.id('beth')}, 'person')`.execute(here.owner)
    expect(await lettersAt(at(7, 9))).toEqual([])
    await sql`update departures set returned_at = now() where id = ${left}`.execute(here.owner)
    expect(await lettersAt(at(14, 9))).toHaveLength(1)
    monday = at(14, 0)
  })

  test('one letter to somebody who is several people, which says what waits where', async () => {
    await withAddress('walter', 'beth')
    await news('walter', 1)
    await news('beth', 2)
    const [walter, beth] = [await accountIdOf('walter'), await accountIdOf('beth')]
    const link = (from: string, to: string) =>
      sql`update sign_in.account_people set account_id = ${to} where account_id = ${from}
        and person_id = (select id from people where given_name = 'Beth' and family_name = 'Marsh')`.execute(
        here.owner,
      )
    await link(beth, walter)
    const letters = await lettersAt(at(0, 9))
    await link(walter, beth)
    expect(letters.map(({ recipient }) => recipient)).toEqual([address('walter')])
    const [walters, beths] = letters[0]!.body.split('Wharton Vale:\n\n').slice(1)
    expect(walters).toContain('• One thing is new for you\n')
    expect(beths).toContain('• 2 things are new for you\n')
  })
})

describe('what it says', () => {
  test('how much waits, of what kind, and how to stop it', async () => {
    await withAddress('priya')
    await news('priya', 3)
    const priya = await here.id('priya')
    await here.as('priya', async (tx) => {
      const talk = idOf('conversation second')
      const past = dayOf(at(-1, 9))
      for (const n of [1, 2])
        await sql`select add_commitment(${newId()}, ${talk}, ${priya}, ${`Promise ${n}`}, ${past}::date)`.execute(
          tx,
        )
      await sql`select add_commitment(${newId()}, ${talk}, ${priya}, 'Not yet', ${dayOf(at(1, 9))}::date)`.execute(
        tx,
      )
      await sql`insert into plan_reviews (place_id, id, plan_id, due_on)
        values (${DEMO_PLACE}, ${newId()}, ${idOf('plan priya')}, ${dayOf(at(6, 9))})`.execute(tx)
    })
    const [letter] = await lettersAt(at(0, 9))
    for (const line of [
      '3 things are new for you',
      'One talk to put right',
      '2 things you said you would do: their day has passed',
      'A day within a week on which to look at your plan again',
      `${here.house.publicUrl}/account/reminders`,
    ])
      expect(letter!.body).toContain(line)
    expect(letter!.subject).toBe('What waits for you in Kith')
  })

  test('no name, and nothing that anybody wrote', async () => {
    await withAddress('priya')
    await news('priya', 1)
    const page = (await (await here.browser('priya')).get('/')).text
    expect(page).toContain('Nia')
    await news('priya', 1)
    const [letter] = await lettersAt(at(0, 9))
    const { rows: names } = await sql<{ word: string }>`
      select distinct unnest(array[given_name, family_name, preferred_name]) as word from people`.execute(
      here.owner,
    )
    expect(names.length).toBeGreaterThan(Object.keys(cast).length)
    const { rows: words } = await sql<{ text: string }>`
      select text from meeting_words union all select what from commitments union all select text from plan_items`.execute(
      here.owner,
    )
    const said = `${letter!.subject}\n${letter!.body}`
    for (const { word } of names.filter(({ word }) => word)) expect(said).not.toMatch(RegExp(`\\b${word}\\b`))
    for (const { text } of words) expect(said).not.toContain(text)
  })

  test('in the language somebody chose', async () => {
    await withAddress('priya', 'walter')
    await news('walter', 1)
    await sql`update people_private set locale = 'cy' where person_id = ${await here.id('priya')}`.execute(
      here.owner,
    )
    const letters = await lettersAt(at(0, 9))
    await sql`update people_private set locale = null where person_id = ${await here.id('priya')}`.execute(
      here.owner,
    )
    const bodyTo = (name: Name) => letters.find(({ recipient }) => recipient === address(name))!.body
    expect(bodyTo('priya')).toMatch(/^Helo,/)
    expect(bodyTo('priya')).toContain('Un sgwrs i’w chywiro')
    expect(bodyTo('walter')).toMatch(/^Hello,/)
  })
})

describe('whatever happens', () => {
  test('two that write at once write one letter', async () => {
    await withAddress('priya', 'walter')
    await news('walter', 1)
    const letters = await lettersAt(at(0, 9), here.house, 2)
    expect(letters.map(({ recipient }) => recipient).toSorted()).toEqual([
      address('priya'),
      address('walter'),
    ])
  })

  test('one that is killed after it said so does not send, and no other does', async () => {
    await withAddress('priya')
    const priya = { id: await accountIdOf('priya'), email: address('priya'), people: [] }
    expect(await markLooked(here.house.signIn.authDb, priya, dayOf(at(0, 9)), true)).toBe(true)
    expect(await markLooked(here.house.signIn.authDb, priya, dayOf(at(0, 9)), true)).toBe(false)
    expect(await lettersAt(at(0, 9))).toEqual([])
  })

  test('nothing goes to an address that was taken away in between', async () => {
    await withAddress('priya')
    const before = { id: await accountIdOf('priya'), email: 'before@post.example', people: [] }
    expect(await markLooked(here.house.signIn.authDb, before, dayOf(at(0, 9)), true)).toBe(false)
  })

  test('a letter that cannot be written holds up nobody else’s, and is tried again', async () => {
    await withAddress('priya', 'walter')
    await news('walter', 1)
    const priya = await here.id('priya')
    const broken = {
      name: 'broken',
      routes: () => here.app,
      reminds: async ({ me }: { me: { personId: string } }) => {
        if (me.personId === priya) throw new Error('out of order')
        return []
      },
    }
    const told: string[] = []
    const log = (line: string) => told.push(line)
    const house = { ...here.house, log, practices: [...here.house.practices, broken] }
    const letters = await lettersAt(at(0, 9), house)
    expect(letters.map(({ recipient }) => recipient)).toEqual([address('walter')])
    expect(told).toEqual(['a weekly letter could not be written'])
    expect((await lettersAt(at(0, 10))).map(({ recipient }) => recipient)).toEqual([address('priya')])
  })
})
