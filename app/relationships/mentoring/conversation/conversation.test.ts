import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'

const tie = idOf('tie nia priya')
const withThem = `/mentoring/with/${tie}`
const talk = (name: string) => `/mentoring/conversations/${idOf(`conversation ${name}`)}`

let town: Town
beforeAll(async () => {
  town = await townOfItsOwn('conversation')
})

describe('a note', () => {
  test('stands under the plan on one page, and Priya sees that Nia looked', async () => {
    const page = await (await town.browser('nia')).get(withThem)
    expect(page.text).toContain('Priya’s plan')
    expect(page.html.indexOf('plan-glance')).toBeLessThan(page.html.indexOf('name="words"'))
    const looks = await sql<{ n: number }>`select count(*)::int as n from reads
      where thing_id = ${idOf('plan priya')} and reader_id = ${await town.id('nia')}`.execute(town.owner)
    expect(looks.rows[0]!.n).toBeGreaterThan(0)
  })

  test('is kept once however often it is sent; the learner is told, mends it, and her step goes into her plan', async () => {
    const nia = await town.browser('nia')
    await nia.get(withThem)
    const words = {
      words: 'I want to be outside more.',
      minutes: '20',
      theirs: 'Find out about the Duke award',
      mine: '',
    }
    const kept = await nia.send(`${withThem}/note`, words)
    expect(kept.text).toContain('Kept.')
    const again = await sql<{
      n: number
    }>`select count(*)::int as n from meeting_words where text = ${words.words}`.execute(town.owner)
    expect(again.rows[0]!.n).toBe(1)
    const { rows } = await sql<{
      id: string
    }>`select meeting_id as id from meeting_words where text = ${words.words}`.execute(town.owner)
    const one = `/mentoring/conversations/${rows[0]!.id}`
    const priya = await town.browser('priya')
    expect((await priya.get('/')).text).toContain('Nia Smith-Jones wrote down what you talked about')
    expect((await priya.get(one)).text).toContain('not confirmed yet')
    const mended = await priya.send(`${one}/confirm`, {
      words: 'I want to be outside much more.',
      'in-plan': 'yes',
    })
    expect(mended.text).toContain('I want to be outside much more.')
    expect(mended.text).toContain('confirmed')
    expect((await priya.get('/plan')).text).toContain('Find out about the Duke award')
    expect((await nia.get(one)).text).toContain('I want to be outside much more.')
  })

  test('of today leaves a day to come as it was; of one that has passed takes its place', async () => {
    const chosen = async () =>
      /<option value="([^"]*)" selected/.exec((await (await town.browser('nia')).get(withThem)).html)?.[1]
    expect(await chosen()).toBe('')
    await sql`update meetings set starts_at = now() - interval '1 hour' where id = ${idOf('conversation next')}`.execute(
      town.owner,
    )
    expect(await chosen()).toBe(idOf('conversation next'))
    await sql`update meetings set starts_at = now() + interval '8 days' where id = ${idOf('conversation next')}`.execute(
      town.owner,
    )
  })

  test('with nothing in it comes back with what was typed', async () => {
    const nia = await town.browser('nia')
    await nia.get(withThem)
    const page = await nia.send(`${withThem}/note`, { words: ' ', minutes: '30', mine: 'Ring the library' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('A few words will do')
    expect(page.html).toContain('Ring the library')
  })

  test('of a day to come, or longer ago than a year, is sent back', async () => {
    const nia = await town.browser('nia')
    await nia.get(withThem)
    const tomorrow = { words: 'x', minutes: '15', 'on-day': '1', 'on-month': '1', 'on-year': '2099' }
    expect((await nia.send(`${withThem}/note`, tomorrow)).text).toContain('That day has not come yet')
  })
})

describe('who reads it', () => {
  test('the two; Freya, the second adult, what Nia wrote; nobody else, and Amelia not when she sits in', async () => {
    expect((await (await town.browser('priya')).get(talk('first'))).text).toContain('nobody asks me')
    expect((await (await town.browser('nia')).get(talk('first'))).text).toContain('nobody asks me')
    expect((await (await town.browser('freya')).get(`/mentoring/beside/${tie}`)).text).toContain(
      'nobody asks me',
    )
    for (const name of ['amelia', 'poppy', 'maja', 'sian', 'ngozi', 'walter'] as const) {
      const visitor = await town.browser(name)
      for (const path of [talk('first'), withThem, `/mentoring/beside/${tie}`])
        expect((await visitor.get(path)).status, `${name} ${path}`).toBe(404)
    }
    const priya = await town.browser('priya')
    await priya.get(talk('next'))
    const asked = await priya.send(`${talk('next')}/ask`, { who: await town.id('amelia') })
    expect(asked.text).toContain('Amelia')
    const amelia = await town.browser('amelia')
    expect((await amelia.get(talk('next'))).text).toContain('the library')
    expect((await amelia.send(`${talk('next')}/answer`, { answer: 'yes' })).text).toContain(
      'You said that you will be there',
    )
    expect((await amelia.get(talk('first'))).status).toBe(404)
    // The talk takes place; its words are still not for the one who sat in.
    await sql`update meetings set held_on = current_date, minutes = 15, recorded_at = now() where id = ${idOf('conversation next')}`.execute(
      town.owner,
    )
    await sql`insert into meeting_words (place_id, id, meeting_id, by_id, text, read_back)
      select place_id, gen_random_uuid(), id, made_by, 'a word for two', false from meetings where id = ${idOf('conversation next')}`.execute(
      town.owner,
    )
    expect((await priya.get(talk('next'))).text).toContain('a word for two')
    expect((await amelia.get(talk('next'))).text).not.toContain('a word for two')
  })

  test('a stranger to her is not asked to sit in', async () => {
    const refused = town.as('priya', (tx) =>
      sql`select ask_guest(${idOf('conversation next')}, ${'00000000-0000-4000-8000-000000000000'})`.execute(
        tx,
      ),
    )
    await expect(refused).rejects.toMatchObject({ reason: 'not-yours' })
  })

  test('Priya closes one to Nia: it shuts at once', async () => {
    await town.as('priya', (tx) =>
      tx
        .updateTable('grants')
        .set({ taken_back_at: new Date() })
        .where('thing_id', '=', idOf('conversation second'))
        .execute(),
    )
    expect((await (await town.browser('nia')).get(talk('second'))).status).toBe(404)
    expect((await (await town.browser('priya')).get(talk('second'))).status).toBe(200)
  })
})

describe('when the tie rests', () => {
  test('nothing more is written, Nia reads nothing, and what is Priya’s stays hers', async () => {
    const priya = await town.browser('priya')
    const me = await town.id('priya')
    await town.as('priya', async (tx) => {
      await sql`select answer_tie(${tie}, 'no', ${me})`.execute(tx)
    })
    const nia = await town.browser('nia')
    const page = await nia.get(withThem)
    expect(page.text).toContain('resting')
    expect(page.html).not.toContain('name="words"')
    expect((await nia.get(talk('first'))).status).toBe(404)
    expect((await priya.get(talk('first'))).text).toContain('nobody asks me')
    await expect(
      town.as('nia', (tx) =>
        sql`select record_conversation(gen_random_uuid(), ${tie}, current_date, 15, 'x', false)`.execute(tx),
      ),
    ).rejects.toMatchObject({ reason: 'not-yours' })
  })
})
