import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { callGathering } from '#core/meetings/gathering.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { giveAddress } from '#test/journeys/support/address-of.ts'
import { type Town, town } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { nightlyTasks } from '../../jobs/nightly.ts'
import { sendTask } from './close/job.ts'
import { reminds } from './reminds.ts'
import { NOW, OVER, TO_COME } from './seed.ts'
import { queueOf } from './testing/queue.ts'

let here: Town
let work: () => Promise<void>
let tomos: Visitor

beforeAll(async () => {
  here = await town()
  work = await queueOf(here)
  tomos = await here.browser('tomos')
})

/** The id that a list or a choice has for somebody. */
const guestCalled = (html: string, name: string): string =>
  new RegExp(`(?:id="field-here-|value=")([0-9a-f-]{36})"[^>]*>(?:<legend class="mark-name">)?${name}`).exec(
    html,
  )![1]!

const inOneWeek = () => {
  const day = new Date(Date.now() + 7 * 86_400_000)
  return {
    'when-day': String(day.getUTCDate()),
    'when-month': String(day.getUTCMonth() + 1),
    'when-year': String(day.getUTCFullYear()),
    time: '18:30',
  }
}
const hostOf = async () =>
  /<option value="([0-9a-f-]{36})"/.exec((await tomos.get('/gatherings/new')).html)![1]!
const say = {
  title: 'Soup',
  about: '',
  minutes: '60',
  place: 'The hall',
  shape: 'drop_in',
  shown: 'asked',
  for: '',
  age: '',
}

describe('calling one', () => {
  test('by whoever hosts for a group; nobody else finds the page', async () => {
    for (const name of ['walter', 'priya', 'beth'] as const)
      expect((await (await here.browser(name)).get('/gatherings/new')).status).toBe(404)
    const host = await hostOf()
    const past = await tomos.send('/gatherings/new', { ...say, ...inOneWeek(), 'when-year': '2020', host })
    expect(past.text).toContain('That has passed')
    const called = await tomos.send('/gatherings/new', { ...say, ...inOneWeek(), host })
    expect(called.text).toContain('Called.')
    const priya = await here.browser('priya')
    expect((await priya.get('/gatherings')).text).toContain('Soup')
    await priya.get(called.path)
    expect((await priya.send(called.path, { say: 'maybe' })).text).toContain('You said: maybe')
    expect((await tomos.get(`${called.path}/people`)).text).toContain('Priya')
    expect((await priya.get(`${called.path}/people`)).status).toBe(404)
  })

  test('one shown to those asked by name only is there for nobody else', async () => {
    const host = await hostOf()
    const { path } = await tomos.send('/gatherings/new', {
      ...say,
      ...inOneWeek(),
      title: 'Quiet',
      shown: 'named',
      host,
    })
    const beth = await here.browser('beth')
    expect((await beth.get(path)).status).toBe(404)
    expect((await beth.get('/gatherings')).text).not.toContain('Quiet')
  })

  test('the same again asks the same people', async () => {
    const host = await hostOf()
    await tomos.get(`/gatherings/new?again=${TO_COME}`)
    const { path } = await tomos.send('/gatherings/new', { ...say, ...inOneWeek(), host, again: TO_COME })
    const list = (await tomos.get(`${path}/people`)).text
    for (const name of ['Walter', 'Maryam', 'Mr Ali']) expect(list).toContain(name)
    const walter = await here.browser('walter')
    expect((await walter.get('/')).text).toContain('A gathering is called')
  })
})

describe('an evening', () => {
  let path: string
  let priya: Visitor
  let walter: Visitor
  beforeAll(async () => {
    const host = await hostOf()
    path = (
      await tomos.send('/gatherings/new', { ...say, ...inOneWeek(), title: 'Evening', shown: 'public', host })
    ).path
    await here.owner.updateTable('gatherings').set({ starts_at: new Date() }).where('id', '=', id()).execute()
    priya = await here.browser('priya')
    walter = await here.browser('walter')
    for (const name of ['priya', 'ngozi', 'walter', 'beth'] as const) {
      const browser = { priya, walter }[name as 'priya'] ?? (await here.browser(name))
      await browser.get(path)
      expect((await browser.send(path, { say: 'here' })).text).toContain('Welcome.')
    }
  })
  const id = () => path.split('/').at(-1)!

  test('a name is enough at the door, and whoever went is marked', async () => {
    const at = `${path}/here`
    expect((await tomos.send(at, { do: 'name', name: '', age: 'grown' }, at)).text).toContain('Write a name')
    const added = await tomos.send(at, { do: 'name', name: 'Jean', age: 'grown', from: 'Mill Lane' }, at)
    expect(added.text).toContain('5 people are here')
    const guest = /name="here-([0-9a-f-]{36})"/.exec(added.html)![1]!
    expect((await tomos.send(at, { do: 'mark', [`here-${guest}`]: 'no' }, at)).text).toContain(
      '4 people are here',
    )
    expect((await tomos.send(at, { do: 'mark', [`here-${guest}`]: 'yes' }, at)).text).toContain(
      '5 people are here',
    )
  })

  test('rooms that would leave a child with one grown-up are not made, and what would do is said', async () => {
    const [door, at] = [`${path}/here`, `${path}/rooms`]
    const beth = guestCalled((await tomos.get(door)).html, 'Beth')
    await tomos.send(door, { do: 'mark', [`here-${beth}`]: 'no' })
    await tomos.send(at, { do: 'make', size: '4', question: 'What is it like?' }, at)
    await work()
    const not = (await tomos.get(at)).text
    expect(not).toContain('The rooms could not be made')
    expect(not).toContain('there must be two grown-ups who are known here')
    // Jean is a name only and keeps no room: one more whom people know here would do.
    expect(not).toContain('One more grown-up known here.')
    expect(not).toContain('Children in rooms of their own.')
    expect((await priya.get(path)).text).not.toContain('You are in room')
    await tomos.send(door, { do: 'mark', [`here-${beth}`]: 'yes' }, door)
  })

  test('with Beth there they are; everybody sees their own room, and a move that breaks the rule is refused in words', async () => {
    const at = `${path}/rooms`
    await tomos.send(at, { do: 'make', size: '5', question: 'What is it like?' }, at)
    await work()
    const rooms = await tomos.get(at)
    expect(rooms.text).toContain('Round 1')
    expect(rooms.html).not.toContain('Not as it should be')
    const mine = (await priya.get(path)).text
    expect(mine).toContain('You are in room 1')
    expect(mine).toContain('What is it like?')
    expect(mine).toMatch(/With .*Walter/)
    expect((await tomos.get(`${at}/print`)).text).toContain('Room 1')

    await tomos.send(at, { do: 'make', size: '3' }, at)
    await work()
    const two = (await tomos.get(at)).html
    const roomIds = [
      ...new Set(
        [.../<select[^>]*name="room"[\s\S]*?<\/select>/.exec(two)![0].matchAll(/value="([^"]+)"/g)].map(
          ([, id]) => id!,
        ),
      ),
    ]
    expect(roomIds).toHaveLength(2)
    const refusals = []
    for (const room of roomIds)
      refusals.push((await tomos.send(at, { do: 'move', guest: guestCalled(two, 'Jean'), room }, at)).status)
    // She is in one of them already; into the other she comes only where that leaves nobody with a child alone.
    expect(refusals.toSorted()[0]).toBe(200)
    const rows = await here.as('tomos', (tx) =>
      sql<{ lacks: string | null }>`select distinct on (room_id) lacks from rooms_of(${id()})`.execute(tx),
    )
    expect(rows.rows.map(({ lacks }) => lacks)).toEqual([null, null, null])
  })

  test('several write at once, each line stays; who is in another room reads none of it', async () => {
    const roomOf = async (browser: Visitor) =>
      /notes\?room=([0-9a-f-]{36})/.exec((await browser.get(path)).html)![1]!
    const [room, other] = [await roomOf(priya), await roomOf(walter)]
    const write = (browser: Visitor, where: string, text: string) =>
      browser.send(`${path}/notes`, { do: 'write', room: where, text }, `${path}/notes?room=${where}`)
    await Promise.all([write(priya, room, 'One of mine'), write(walter, other, 'Walter heard this')])
    expect((await priya.get(`${path}/notes?room=${room}`)).text).toContain('One of mine')
    if (room !== other) expect((await priya.get(`${path}/notes?room=${other}`)).status).toBe(404)
    const stranger = await here.browser('amelia')
    expect((await stranger.get(`${path}/notes`)).status).toBe(404)
    expect((await write(priya, room, 'Ngozi says so too')).text).toContain('names a young person')
    const note = /name="note" value="([0-9a-f-]{36})"/.exec(
      (await priya.get(`${path}/notes?room=${room}`)).html,
    )![1]!
    expect((await priya.send(`${path}/notes`, { do: 'key', room, note })).text).toContain('key point')
  })

  test('who will do what stands with it', async () => {
    const at = `${path}/notes`
    const done = await walter.send(at, { do: 'promise', room: '', what: 'Open the gate' }, at)
    expect(done.text).toContain('It stands with the notes')
    expect((await tomos.get(path)).text).toContain('Open the gate')
  })

  test('a secret poll in order: that I answered is known, the count comes after, hands stand apart', async () => {
    const at = `${path}/polls/new`
    const few = await tomos.send(at, { question: 'Where next?', form: 'ranked', options: 'Here' }, at)
    expect(few.text).toContain('two or more')
    const asked = await tomos.send(
      at,
      { question: 'Where next?', form: 'ranked', options: 'Here\nThere\nAway', secret: 'yes' },
      at,
    )
    const [here1, there] = [
      ...new Set([...asked.html.matchAll(/name="hands-([0-9a-f-]{36})"/g)].map(([, one]) => one!)),
    ]
    const twice = await priya.send(
      asked.path,
      { do: 'vote', [`rank-${here1}`]: '1', [`rank-${there}`]: '1' },
      asked.path,
    )
    expect(twice.text).toContain('Two have the same number')
    const cast = await priya.send(asked.path, { do: 'vote', [`rank-${here1}`]: '1' }, asked.path)
    const receipt = /Your number is ([A-Z2-9]{12})\./.exec(cast.text)![1]!
    expect(
      (
        await walter.send(
          asked.path,
          { do: 'vote', [`rank-${here1}`]: '1', [`rank-${there}`]: '2' },
          asked.path,
        )
      ).text,
    ).toContain('Your answer is in')
    expect(
      (
        await (
          await here.browser('amelia')
        ).send(asked.path, { do: 'vote', [`rank-${here1}`]: '1' }, asked.path)
      ).status,
    ).toBe(403)
    expect(
      (await tomos.send(asked.path, { do: 'hands', [`hands-${there}`]: '2' }, asked.path)).text,
    ).toContain('2 of 5')
    expect((await priya.get(asked.path)).text).not.toContain('What came of it')
    await tomos.send(asked.path, { do: 'close' }, asked.path)
    await work()
    const counted = (await priya.get(asked.path)).text
    expect(counted).toContain('Here (2 people answered)')
    expect(counted).toContain('There: 2')
    expect(counted).toContain(receipt)
  })

  test('closed, the notes go out: to each who was there, to anybody without what names a child', async () => {
    expect((await tomos.get(`${path}/close`)).text).toContain('Ngozi says so too')
    expect((await tomos.send(`${path}/close`, {}, `${path}/close`)).text).toContain('Closed.')
    await work()
    expect((await priya.get('/')).text).toContain('The notes of a gathering are here')
    const mine = (await priya.get(`${path}/notes`)).text
    for (const words of ['One of mine', 'Walter heard this', 'Ngozi says so too', 'Open the gate'])
      expect(mine).toContain(words)
    const stranger = (await (await here.browser()).get(`${path}/notes`)).text
    expect(stranger).toContain('Walter heard this')
    expect(stranger).not.toContain('Ngozi')
    expect(stranger).not.toContain('Priya')
    expect((await tomos.get(`${path}/notes`)).text).toContain('Print this page for Jean')
    expect((await priya.send(`${path}/notes`, { do: 'write', room: '', text: 'late' })).status).toBe(403)
  })
})

describe('letters', () => {
  const letters = async (to: string) =>
    (
      await here.house.signIn.authDb
        .selectFrom('sign_in.outbox')
        .select(['subject', 'body'])
        .where('recipient', '=', `${to}@post.example`)
        .execute()
    )
      .map(({ subject, body }) => `${subject}\n${body}`)
      // Late in the day the notes of the gathering before this one wait for the morning, too.
      .filter((letter) => letter.includes(`/gatherings/${id}`))
  const clock = (day: string, hour: string) => ({ ...here.house, now: () => new Date(`${day}T${hour}:00Z`) })
  /** A day on which nothing else is on. */
  const [before, on] = ['2028-03-07', '2028-03-08'] as const
  let id: string

  beforeAll(async () => {
    for (const name of ['walter', 'priya', 'beth'] as const)
      await giveAddress(here, name, `${name}@post.example`)
    id = idOf('gathering of letters')
    await here.as('tomos', (tx) =>
      callGathering(tx, {
        id,
        hostId: idOf('Town Council'),
        title: 'Talk about the drains',
        startsAt: new Date(`${on}T19:00Z`),
        atPlace: 'The hall',
        shape: 'event',
        forGroupId: null,
        fromAge: null,
        shownTo: 'public',
      }),
    )
    for (const [name, said] of [
      ['walter', 'yes'],
      ['priya', 'maybe'],
      ['beth', 'no'],
    ] as const)
      await here.as(name, (tx) => sql`select answer_gathering(${id}, ${said})`.execute(tx))
  })

  test('the day before, whoever said that they come hears once, by day, without a name or anybody’s words', async () => {
    await nightlyTasks(clock(before, '23')).sweep_by_day!({}, {} as never)
    expect(await letters('walter')).toEqual([])
    for (let n = 0; n < 2; n++) await nightlyTasks(clock(before, '10')).sweep_by_day!({}, {} as never)
    for (const name of ['walter', 'priya'])
      expect(await letters(name)).toEqual([expect.stringContaining(`/gatherings/${id}\n`)])
    const [letter] = await letters('walter')
    expect(letter).toContain('8 March 2028 at 19:00')
    for (const word of ['drains', 'Walter', 'Tomos']) expect(letter).not.toContain(word)
    expect(await letters('beth')).toEqual([])
    expect((await (await here.browser('walter')).get('/')).text).toContain(
      'A gathering you come to is tomorrow',
    )
    const lines = await here.as('walter', async (tx) =>
      reminds({ tx, me: { placeId: DEMO_PLACE, personId: '' }, now: new Date(`${before}T10:00Z`) }),
    )
    expect(lines).toEqual(['One gathering you come to, this week'])
  })

  test('closed at night, the notes go to grown-ups by letter at once, and to a child in the morning', async () => {
    await sql`update gatherings set starts_at = now() - interval '2 hours' where id = ${id}`.execute(
      here.owner,
    )
    for (const name of ['walter', 'priya'] as const)
      await here.as(name, (tx) => sql`select come_in(${id})`.execute(tx))
    await here.as('tomos', (tx) => sql`select close_gathering(${id})`.execute(tx))
    await sendTask(clock(on, '22'))({ id, placeId: DEMO_PLACE }, {} as never)
    const notes = expect.stringContaining(`/gatherings/${id}/notes\n`)
    expect((await letters('walter')).slice(1)).toEqual([notes])
    expect((await letters('priya')).slice(1)).toEqual([])
    await sendTask(clock('2028-03-09', '09'))({ id, placeId: DEMO_PLACE }, {} as never)
    expect((await letters('walter')).slice(1)).toHaveLength(1)
    expect((await letters('priya')).slice(1)).toEqual([notes])
  })
})

test('what went out of the roundtable is open to anybody; the evening that goes on is not', async () => {
  const nobody = await here.browser()
  const notes = await nobody.get(`/gatherings/${OVER}/notes`)
  expect(notes.text).toContain('The gate is locked')
  expect(notes.text).not.toContain('Priya')
  expect((await nobody.get(`/gatherings/${NOW}`)).path).toContain('/sign-in')
})
