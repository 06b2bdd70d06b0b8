import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { follow, linkSources } from '#core/threads/verbs.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town as townOfFile } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { reminds } from './reminds.ts'
import { age, aSource } from './testing/told.ts'

let town: Town
beforeAll(async () => {
  town = await townOfFile()
})

const inDays = (days: number) => {
  const day = new Date(town.house.now().getTime() + days * 86_400_000)
  return {
    'by-day': String(day.getUTCDate()),
    'by-month': String(day.getUTCMonth() + 1),
    'by-year': String(day.getUTCFullYear()),
  }
}

/** Where “Have your say” leads somebody who owes something on a thread. */
async function wayOn(browser: Visitor, sourceId: string, what: 'answer' | 'promised'): Promise<string> {
  const { html } = await browser.get('/have-your-say')
  return new RegExp(`/thread/${sourceId}/${what}/[0-9a-f-]+`).exec(html)![0]
}

describe('a thread', () => {
  test('is read by a stranger from the first words on, and what is not public is not there, nor that there is a link to it', async () => {
    const words = await aSource(town, { title: 'It is dark in Mill Lane' })
    const inside = await aSource(town, { title: 'Notes for the council alone', shown: 'named' })
    const vote = await aSource(town, { title: 'Lamps for Mill Lane' })
    await town.as('tomos', async (tx) => {
      await linkSources(tx, words, inside)
      await linkSources(tx, inside, vote)
      await linkSources(tx, words, vote)
    })
    const stranger = await town.browser()
    const { text } = await stranger.get(`/thread/${vote}`)
    expect(text.indexOf('It is dark')).toBeLessThan(text.lastIndexOf('Lamps for Mill Lane'))
    expect(text).toContain('It is dark in Mill Lane')
    expect(text).not.toContain('Notes for the council')
    expect((await (await town.browser('tomos')).get(`/thread/${vote}`)).text).toContain(
      'Notes for the council',
    )
    const closed = await stranger.get(`/thread/${inside}`)
    expect(closed.text).toContain('Sign in')
    expect((await (await town.browser('priya')).get(`/thread/${inside}`)).status).toBe(404)
  })

  test('shows a question unanswered grow old, and that it was passed on', async () => {
    const source = await aSource(town, { title: 'A bench by the river' })
    const tomos = await town.browser('tomos')
    const found = await tomos.get(`/thread/${source}/ask?q=ines`)
    expect(found.text).toContain('Ines Calder')
    expect(found.text).toContain('Wharton Vale Town Council')
    expect(found.text).not.toContain('Priya')
    await tomos.send(`/thread/${source}/ask`, { who: await town.id('ines'), ...inDays(29) })
    await age(town, source, 41)
    const stranger = await town.browser()
    const old = (await stranger.get(`/thread/${source}`)).text
    expect(old).toContain('It has been 41 days. It was due 12 days ago.')
    expect(old).toContain('●●●●●')
    const beth = await tomos.get(`/thread/${source}/ask?q=beth`)
    expect(beth.text).toContain('Beth')
    await tomos.send(`/thread/${source}/ask`, { who: await town.id('beth'), ...inDays(3) })
    const passed = (await stranger.get(`/thread/${source}`)).text
    expect(passed).toContain('Ines Calder')
    expect(passed).toContain('Somebody else was asked')
    expect((await (await town.browser('ines')).get('/have-your-say')).text).not.toContain(
      'A bench by the river',
    )
  })

  test('asks in a sentence for what is missing, and for a day that is still to come', async () => {
    const source = await aSource(town, { title: 'A crossing' })
    const tomos = await town.browser('tomos')
    await tomos.get(`/thread/${source}/ask`)
    const nobody = await tomos.send(`/thread/${source}/ask`, inDays(3))
    expect(nobody.status).toBe(422)
    expect(nobody.text).toContain('Choose who is asked.')
    const past = await tomos.send(`/thread/${source}/ask`, { who: await town.id('ines'), ...inDays(-3) })
    expect(past.text).toContain('still to come')
    expect((await (await town.browser('priya')).get(`/thread/${source}/ask`)).status).toBe(403)
    for (const looking of ['ask', 'link'])
      expect((await tomos.get(`/thread/${source}/${looking}?q=%00'%25_`)).status).toBe(200)
  })

  test('says that nothing came of something, once a week has gone by', async () => {
    const source = await aSource(town, { title: 'More books in Welsh', kind: 'theme' })
    const stranger = await town.browser()
    expect((await stranger.get(`/thread/${source}`)).text).not.toContain('Nothing has come')
    await age(town, source, 30)
    expect((await stranger.get(`/thread/${source}`)).text).toContain('Nothing has come of this yet.')
  })
})

describe('an answer', () => {
  test('waits for who owes it, is given with a reason, and everybody on the thread hears, by what is theirs', async () => {
    const voice = await aSource(town, {
      title: 'I am afraid on the way home',
      shown: 'named',
      ownerId: await town.id('priya'),
    })
    const source = await aSource(town, { title: 'Light on the way to school' })
    await town.as('ravi', (tx) => follow(tx, source, true))
    const tomos = await town.browser('tomos')
    await tomos.get(`/thread/${source}/link?q=afraid`)
    await tomos.send(`/thread/${source}/link`, { from: voice })
    await tomos.get(`/thread/${source}/ask?q=ines`)
    await tomos.send(`/thread/${source}/ask`, { who: await town.id('ines'), ...inDays(9) })

    const ines = await town.browser('ines')
    expect((await ines.get('/')).text).toContain('You are asked for an answer')
    const way = await wayOn(ines, source, 'answer')
    await ines.get(way)
    const bare = await ines.send(way, { says: 'no', words: ' ' })
    expect(bare.text).toContain('Write the reason.')
    await ines.send(way, { says: 'partly', words: 'Two lamps by spring; more when we know the cost.' })

    expect((await (await town.browser()).get(`/thread/${source}`)).text).toContain('Two lamps by spring')
    const { html: priya } = await (await town.browser('priya')).get('/')
    expect(priya).toContain('Somebody answered what you said or follow')
    expect(priya).toContain(`/thread/${voice}`)
    expect((await (await town.browser('ravi')).get('/')).html).toContain(`/thread/${source}`)
    expect((await (await town.browser('ngozi')).get('/')).html).not.toContain(`/thread/${source}`)
    expect((await ines.get(way)).status).toBe(403)
    expect((await (await town.browser('beth')).get(way)).status).toBe(404)
  })
})

describe('a promise', () => {
  test('proposed to who answers stands there once they say yes, is late in the open, and ends in their words', async () => {
    const source = await aSource(town, { title: 'Lamps at the bridge' })
    const tomos = await town.browser('tomos')
    await tomos.get(`/thread/${source}/ask?q=ines`)
    await tomos.send(`/thread/${source}/ask`, { who: await town.id('ines'), ...inDays(9) })
    await tomos.get(`/thread/${source}/promise`)
    await tomos.send(`/thread/${source}/promise`, {
      who: await town.id('ines'),
      what: 'Put up two lamps.',
      ...inDays(20),
    })
    const stranger = await town.browser()
    expect((await stranger.get(`/thread/${source}`)).text).not.toContain('Put up two lamps.')

    const ines = await town.browser('ines')
    const way = await wayOn(ines, source, 'promised')
    await ines.get(way)
    await ines.send(way, { came: 'take_on' })
    await age(town, source, 35)
    expect((await stranger.get(`/thread/${source}`)).text).toContain('It was due 15 days ago.')
    expect((await (await town.browser('tomos')).get(way)).status).toBe(404)

    await ines.get(way)
    expect((await ines.send(way, { came: 'done', words: '' })).text).toContain('Write a sentence')
    await ines.send(way, { came: 'done', words: 'They shine since Monday.' })
    expect((await stranger.get(`/thread/${source}`)).text).toContain('They shine since Monday.')
    expect((await (await town.browser('walter')).get('/have-your-say')).text).toContain(
      'Ines Calder kept a promise',
    )
  })

  test('of somebody who has no part in it is refused', async () => {
    const source = await aSource(town, { title: 'A slide' })
    const walter = await town.browser('walter')
    expect((await walter.get(`/thread/${source}/promise`)).status).toBe(403)
    expect(
      (await walter.send(`/thread/${source}/promise`, { what: 'A slide' }, `/thread/${source}`)).status,
    ).toBe(403)
  })
})

test('who follows is told from then on, and no longer when they stop', async () => {
  const source = await aSource(town, { title: 'A skate park' })
  const ngozi = await town.browser('ngozi')
  await ngozi.get(`/thread/${source}`)
  await ngozi.send(`/thread/${source}/follow`, { on: 'yes' })
  expect((await ngozi.get('/have-your-say')).text).toContain('A skate park')
  await ngozi.send(`/thread/${source}/follow`, { on: 'no' }, `/thread/${source}`)
  expect((await ngozi.get('/have-your-say')).text).not.toContain('A skate park')
})

test('the weekly letter tells of what is owed, in numbers alone', async () => {
  const source = await aSource(town, { title: 'Quiet at night' })
  const tomos = await town.browser('tomos')
  await tomos.get(`/thread/${source}/ask?q=beth`)
  await tomos.send(`/thread/${source}/ask`, { who: await town.id('beth'), ...inDays(9) })
  const me = { placeId: DEMO_PLACE, personId: await town.id('beth') }
  const lines = await town.as('beth', (tx) => reminds({ tx, me, now: town.house.now() }))
  expect(lines.join()).toMatch(/answers? that people asked you for/)
  expect(lines.join()).not.toContain('Quiet')
  expect(await town.as('priya', (tx) => reminds({ tx, me, now: town.house.now() }))).toEqual([])
})

test('who has no address is told by hand, with a letter of what came, to who runs it and sees them', async () => {
  const source = await aSource(town, { title: 'A warm room', shown: 'public' })
  await town.as('maryam', async (tx) => {
    await follow(tx, source, true)
    await sql`insert into shared_codes (place_id, code, person_id, until_at)
      values (${DEMO_PLACE}, 'MARYZZZZ', ${await town.id('maryam')}, now() + interval '1 day')`.execute(tx)
  })
  await sql`update people_private set email = null where person_id = ${await town.id('maryam')}`.execute(
    town.owner,
  )
  const tomos = await town.browser('tomos')
  const byHand = `/thread/${source}/by-hand`
  expect((await tomos.get(byHand)).text).toContain('Nobody has to be told by hand')
  await town.as('tomos', (tx) => sql`select use_code('MARYZZZZ')`.execute(tx))
  expect((await tomos.get(byHand)).text).toContain('There is nothing to tell yet')
  await tomos.get(`/thread/${source}/ask?q=ines`)
  await tomos.send(`/thread/${source}/ask`, { who: await town.id('ines'), ...inDays(9) })
  await town.as('ines', (tx) =>
    sql`select answer_source(id, 'yes', 'The library opens at six.') from source_answers where source_id = ${source}`.execute(
      tx,
    ),
  )
  const letter = (await tomos.get(byHand)).text
  expect(letter).toContain('Dear Maryam')
  expect(letter).toContain('The library opens at six.')
  expect((await (await town.browser('ines')).get(byHand)).status).toBe(403)
})
