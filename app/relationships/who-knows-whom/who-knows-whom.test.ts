import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPerson } from '#db/client.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { classesIRead, readBothSides } from './both-sides.ts'
import { reminds } from './reminds.ts'
import { LAST, NOW, OFFER, WAITING } from './seed.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
})

const now = `/who-knows-whom/rounds/${NOW}`
const last = `/who-knows-whom/rounds/${LAST}`

describe('a learner', () => {
  test('reads who asked to read before anything is said, and finds what they said last time, not sent', async () => {
    const priya = await vale.browser('priya')
    const page = await priya.get(`${now}/answer`)
    expect(page.text).toMatch(/Freya [\w-]+ and Poppy Hughes asked to read this/)
    expect(page.text).toContain('Filled in as you said last time')
    expect(page.html).toContain('Gran</textarea>')
    const freya = await (await vale.browser('freya')).get(`${now}/look`)
    expect(freya.text).not.toContain('Gran')
  })

  test('lets one reader read and not the other, sees the look, and takes it back', async () => {
    const priya = await vale.browser('priya')
    const said = await priya.send(
      `${now}/answer`,
      {
        do: 'say',
        said: 'people',
        person: [await vale.id('nia')],
        others: 'Gran\nMr Zebedee',
        readers: [await vale.id('freya')],
      },
      `${now}/answer`,
    )
    expect(said.status).toBe(200)
    expect(said.text).toContain('Nia Smith-Jones, Gran and Mr Zebedee')
    expect(said.text).toMatch(/You and Freya [\w-]+ can see this/)

    expect((await (await vale.browser('freya')).get(`${now}/look`)).text).toContain('Mr Zebedee')
    const poppy = await (await vale.browser('poppy')).get(`${now}/look`)
    expect(poppy.status).toBe(200)
    expect(poppy.text).not.toContain('Zebedee')
    const looks = await priya.get(`${now}/answer`)
    expect(looks.text).toMatch(/Freya [\w-]+ .*because you let them read it/)
    expect((await priya.get('/who-looked')).text).toContain('Who I can turn to')

    const back = await priya.send(`${now}/answer`, { do: 'back' }, `${now}/answer`)
    expect(back.text).toContain('Taken back')
    expect((await (await vale.browser('freya')).get(`${now}/look`)).text).not.toContain('Zebedee')
    expect(back.text).toContain('because you let them read it')
  })

  test('says nobody; only whom they chose is told so', async () => {
    const ravi = await vale.browser('ravi')
    const fields = { do: 'say', said: 'nobody', others: '', readers: [await vale.id('poppy')] }
    await ravi.send(`${now}/answer`, fields, `${now}/answer`)
    const section = /They say: nobody.*?Grown-ups think so/
    expect(section.exec((await (await vale.browser('poppy')).get(`${now}/look`)).text)?.[0]).toContain('Ravi')
    expect(section.exec((await (await vale.browser('freya')).get(`${now}/look`)).text)?.[0]).not.toContain(
      'Ravi',
    )
  })

  test('keeps what was typed when something is missing; six people are too many', async () => {
    const priya = await vale.browser('priya')
    const many = await priya.send(
      `${now}/answer`,
      { do: 'say', said: 'people', others: 'A\nB\nC\nD\nE\nF', readers: [] },
      `${now}/answer`,
    )
    expect(many.status).toBe(422)
    expect(many.text).toContain('Choose five people at most')
    expect(many.html).toContain('A\nB\nC')
    const none = await priya.send(`${now}/answer`, { do: 'say', said: 'people', others: '' }, `${now}/answer`)
    expect(none.text).toContain('Choose or write who it is')
  })

  test('is not asked through whoever acts for them, and their answer is not there for a helper', async () => {
    const [priya, nia] = [await vale.id('priya'), await vale.id('nia')]
    await vale.as('priya', (tx) =>
      sql`select give_consent(gen_random_uuid(), ${priya}, ${nia}, array['web.write'], 'signed_in', now() + interval '1 day')`.execute(
        tx,
      ),
    )
    const helped = { placeId: DEMO_PLACE, personId: priya, helperId: nia }
    const things = (me: typeof helped | { placeId: string; personId: string }) =>
      asPerson(vale.house.db, me, (tx) => sql`select from things where kind = 'turn_to'`.execute(tx))
    expect((await things({ placeId: DEMO_PLACE, personId: priya })).rows.length).toBeGreaterThan(0)
    expect((await things(helped)).rows).toHaveLength(0)
    const rounds = await asPerson(vale.house.db, helped, (tx) => sql`select from my_mappings()`.execute(tx))
    expect(rounds.rows).toHaveLength(0)
  })

  test('opens it through no tie and no group', async () => {
    const priya = await vale.browser('priya')
    const { rows } = await vale.as('priya', (tx) =>
      sql<{ id: string }>`select id from things where kind = 'turn_to' limit 1`.execute(tx),
    )
    const at = `/things/${rows[0]!.id}`
    expect((await priya.get(at)).text).toContain('chosen under “Who knows whom”')
    const { rows: groups } = await vale.as('priya', (tx) =>
      sql<{ id: string }>`select group_id as id from my_groups() where kind = 'class'`.execute(tx),
    )
    const opened = await priya.send(at, { do: 'open', to: `group:${groups[0]!.id}` }, '/')
    expect(opened.status).not.toBe(200)
  })
})

describe('a grown-up', () => {
  test('goes through the class list; whoever is left out stays unmarked', async () => {
    const poppy = await vale.browser('poppy')
    const page = await poppy.get(`${now}/mark`)
    const ids = [...page.html.matchAll(/name="mark-([0-9a-f-]{36})" value="well"/g)].map(([, id]) => id!)
    expect(ids.length).toBeGreaterThan(20)
    const ravi = await vale.id('ravi')
    const classId = /name="class" value="([^"]+)"/.exec(page.html)![1]!
    const kept = await poppy.send(`${now}/mark`, { class: classId, [`mark-${ravi}`]: 'little' })
    expect(kept.text).toContain('1 learner is marked')
    const { rows } = await sql<{ mark: string }>`select mark from mapping_marks
      where mapping_id = ${NOW} and learner_id = ${ravi}`.execute(vale.owner)
    expect(rows).toEqual([{ mark: 'little' }])
  })

  test('marks nobody who is not on a roll of theirs', async () => {
    const [poppy, walter] = [await vale.browser('poppy'), await vale.id('walter')]
    const page = await poppy.get(`${now}/mark`)
    const classId = /name="class" value="([^"]+)"/.exec(page.html)![1]!
    const refused = await poppy.send(`${now}/mark`, { class: classId, [`mark-${walter}`]: 'well' })
    expect(refused.status).toBe(422)
  })

  test('a round that is over is marked no more', async () => {
    expect((await (await vale.browser('poppy')).get(`${last}/mark`)).status).not.toBe(200)
  })

  test('nobody but its readers sees both sides: not who asked for another, not a mentor, not a learner, not a lead', async () => {
    expect((await (await vale.browser('freya')).get(`${now}/look`)).status).toBe(200)
    for (const name of ['maja', 'nia', 'priya', 'sian', 'amelia'] as const)
      expect((await (await vale.browser(name)).get(`${now}/look`)).status, name).toBe(404)
  })

  test('a lead whose override stands open reads what the child said, and it is written down', async () => {
    const [priya, ngozi] = [await vale.id('priya'), await vale.id('ngozi')]
    const read = () =>
      vale.as('sian', (tx) => sql<{ told: unknown }>`select read_answers_of(${ngozi}) as told`.execute(tx))
    await expect(read()).rejects.toMatchObject({ reason: 'unseen' })
    await vale.as('sian', (tx) =>
      sql`select open_override(gen_random_uuid(), ${ngozi}, 'Her friend told us she is afraid')`.execute(tx),
    )
    expect(JSON.stringify((await read()).rows)).toContain('Auntie Ada')
    const sian = await vale.browser('sian')
    const look = /href="(\/safety\/overrides\/[^"]+)"/.exec((await sian.get('/safety/overrides')).html)![1]!
    expect((await sian.get(look)).html).toContain(`/who-knows-whom/of/${ngozi}`)
    expect((await sian.get(`/who-knows-whom/of/${ngozi}`)).text).toContain('Auntie Ada')
    expect((await sian.get(`/who-knows-whom/of/${priya}`)).status).toBe(404)
    await expect(
      vale.as('sian', (tx) => sql`select read_answers_of(${priya})`.execute(tx)),
    ).rejects.toMatchObject({ reason: 'unseen' })
    const { rows } = await vale.as('ngozi', (tx) =>
      sql`select from reads where through = 'override' and thing_id in (select id from things where kind = 'turn_to')`.execute(
        tx,
      ),
    )
    expect(rows.length).toBeGreaterThan(0)
  })

  test('a block or a concern ends the reading at once', async () => {
    const [freya, ngozi] = [await vale.id('freya'), await vale.id('ngozi')]
    const said = () =>
      vale.as('freya', async (tx) => {
        const [one] = await classesIRead(tx, NOW)
        return (await readBothSides(tx, NOW, one!.id)).find(({ id }) => id === ngozi)?.answer
      })
    expect(JSON.stringify(await said())).toContain('Auntie Ada')
    const block = '018f0000-0000-7000-8000-000000000001'
    await vale.as('sian', (tx) => sql`select block_contact(${block}, ${ngozi}, ${freya})`.execute(tx))
    expect(await said()).toBeUndefined()
    await vale.as('sian', (tx) => sql`select lift_block(${block})`.execute(tx))
    expect(JSON.stringify(await said())).toContain('Auntie Ada')
    await vale.as('ngozi', (tx) =>
      sql`select raise_concern(gen_random_uuid(), ${freya}, 'about', 'Something')`.execute(tx),
    )
    await expect(said()).rejects.toThrow()
    await sql`update concerns set closed_at = now() where about_id = ${freya}`.execute(vale.owner)
  })
})

describe('an offer', () => {
  test('is told to the learner, who says yes; readers see that there is one, and none of its words', async () => {
    const path = `/who-knows-whom/offers/${WAITING}`
    const priya = await vale.browser('priya')
    expect((await priya.get('/')).text).toContain('Poppy Hughes offers you something')
    expect((await priya.get(path)).text).toContain('your chillies with me on Friday')
    const yes = await priya.send(path, { do: 'yes' })
    expect(yes.text).toContain('They are told that you said yes')
    expect((await (await vale.browser('poppy')).get('/')).text).toContain('has answered your offer')
    const freya = await vale.browser('freya')
    const look = await freya.get(`${now}/look`)
    expect(look.text).toContain('Poppy Hughes offered something Still open')
    expect(look.text).not.toContain('chillies')
    // The second adult reads it where it stands.
    expect((await freya.get(path)).text).toContain('chillies')
    expect((await freya.get(path)).text).not.toContain('Did it take place?')
    for (const name of ['maja', 'ngozi', 'nia', 'sian'] as const)
      expect((await (await vale.browser(name)).get(path)).status, name).toBe(404)
  })

  test('what became of it is kept in a sentence that the learner can change too', async () => {
    const path = `/who-knows-whom/offers/${OFFER}`
    const ngozi = await vale.browser('ngozi')
    expect((await ngozi.get(path)).text).toContain('We have lunch in the greenhouse on Thursdays now')
    await ngozi.send(path, { do: 'became', became: 'met', words: 'We did, twice.' })
    const poppy = await (await vale.browser('poppy')).get(path)
    expect(poppy.text).toContain('We did, twice.')
    expect(poppy.text).toMatch(/Ngo\w* Hall wrote this/)
  })

  test('is made by a reader with a second adult; a no needs no reason', async () => {
    const [freya, ravi] = [await vale.browser('freya'), await vale.id('ravi')]
    const at = `${now}/offer/${ravi}`
    const words = 'Would you like to walk round the pond with me?'
    const without = await freya.send(at, { words, second: '' }, at)
    expect(without.status).toBe(422)
    expect(without.html).toContain(words)
    const made = await freya.send(at, { words, second: await vale.id('poppy') })
    expect(made.text).toContain('Offered. They are told.')
    const twice = await freya.send(at, { words, second: await vale.id('poppy') }, at)
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('still open')
    const no = await (async () => {
      const browser = await vale.browser('ravi')
      await browser.get(made.path)
      return browser.send(made.path, { do: 'no' })
    })()
    expect(no.text).toContain('They are told: no, thank you.')
    expect((await (await vale.browser('poppy')).get(`${now}/look`)).text).toContain('It did not take place')
    expect((await (await vale.browser('maja')).get(at)).status).toBe(404)
  })
})

describe('whoever runs it', () => {
  test('sees numbers when it is over, none that is small', async () => {
    const freya = await vale.browser('freya')
    expect((await freya.get(`${now}/figures`)).status).toBe(404)
    const page = await freya.get(`${last}/figures`)
    expect(page.text).toContain('too few to show')
    const numbers = [...page.text.matchAll(/(?:somebody|little|yet|All|something|anything) (\d+)/g)].map(
      Number,
    )
    expect(numbers.every((one) => !(one < 10))).toBe(true)
    expect((await (await vale.browser('poppy')).get(`${last}/figures`)).status).toBe(404)
  })

  test('stops it, asks again from the last one, and names readers; a date that is past comes back', async () => {
    const maja = await vale.browser('maja')
    const list = await maja.get('/who-knows-whom/new')
    const group = /value="([0-9a-f-]{36})"[^>]*>10E</.exec(list.html)![1]!
    const at = `/who-knows-whom/new?group=${group}`
    const form = await maja.get(at)
    const reader = /name="readers"[^>]*value="([0-9a-f-]{36})"/.exec(form.html)?.[1]
    const until = { 'until-day': '1', 'until-month': '1', 'until-year': '2020' }
    const past = await maja.send('/who-knows-whom/new', { group, readers: reader!, ...until }, at)
    expect(past.status).toBe(422)
    expect(past.text).toContain('still to come')
    expect(past.html).toContain('value="2020"')
    const soon = new Date(vale.house.now().getTime() + 9 * 86_400_000)
    const day = {
      'until-day': String(soon.getUTCDate()),
      'until-month': String(soon.getUTCMonth() + 1),
      'until-year': String(soon.getUTCFullYear()),
    }
    const none = await maja.send('/who-knows-whom/new', { group, ...day }, at)
    expect(none.text).toContain('at least one person')
    const stranger = await maja.send(
      '/who-knows-whom/new',
      { group, readers: await vale.id('walter'), ...day },
      at,
    )
    expect(stranger.status).toBe(422)
    const asked = await maja.send('/who-knows-whom/new', { group, readers: reader!, ...day }, at)
    expect(asked.text).toContain('Everybody concerned is told')
    const again = await maja.send('/who-knows-whom/new', { group, readers: reader!, ...day }, at)
    expect(again.text).toContain('is being asked already')
    const close = /href="([^"]+\/close)"/.exec((await maja.get('/who-knows-whom')).html)![1]!
    await maja.get(close)
    expect((await maja.send(close)).text).toContain('It is over')
  })

  test('is none of a teacher’s, a learner’s or a neighbour’s', async () => {
    for (const name of ['poppy', 'priya', 'walter'] as const)
      expect((await (await vale.browser(name)).get('/who-knows-whom/new')).status, name).toBe(404)
    expect((await (await vale.browser('poppy')).get(`${now}/close`)).status).toBe(404)
  })
})

test('addresses with no round, no person, no id are nowhere', async () => {
  const poppy = await vale.browser('poppy')
  for (const path of [
    '/who-knows-whom/rounds/x/look',
    `/who-knows-whom/rounds/${OFFER}/look`,
    `${now}/offer/x`,
    `${now}/offer/${OFFER}`,
    `/who-knows-whom/offers/${NOW}`,
  ])
    expect((await poppy.get(path)).status, path).toBe(404)
  for (const path of [`${now}/answer`, `${now}/mark`, `${now}/close`]) {
    const sent = await poppy.send(path, { do: 'say', said: 'nobody', class: NOW }, '/who-knows-whom')
    expect(sent.status, path).toBeLessThan(500)
  }
})

describe('the weekly letter', () => {
  const told = (name: 'poppy' | 'maja' | 'priya') =>
    vale.as(name, async (tx) =>
      reminds({ tx, me: { placeId: DEMO_PLACE, personId: await vale.id(name) }, now: vale.house.now() }),
    )

  test('says to a teacher that a class of hers is still to be gone through, and nothing to a learner', async () => {
    expect(await told('poppy')).toEqual([])
    await sql`delete from mapping_marks where mapping_id = ${NOW}`.execute(vale.owner)
    expect(await told('poppy')).toEqual(['One class in which you could mark whom you know'])
    for (const name of ['maja', 'priya'] as const) expect(await told(name)).toEqual([])
  })
})
