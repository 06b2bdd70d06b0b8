import { type RawBuilder, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { rolledBack, type Town, town, townOfItsOwn } from '#test/support/town.ts'

const as = async (here: Town, tx: Tx, name: Name) =>
  become(tx, { placeId: DEMO_PLACE, personId: await here.id(name) })
const seen = async (tx: Tx) =>
  (await sql<{ name: string }>`select name from mentors_for_me()`.execute(tx)).rows.map(({ name }) => name)

const walter = (here: Town) => here.id('walter')

describe('those a learner may choose', () => {
  test('offer, are checked and have room: Nia and Walter, not the teacher whose check ran out', async () => {
    const here = await town()
    const { text } = await (await here.browser('ngozi')).get('/mentoring/choose')
    expect(text).toContain('Nia Smith-Jones')
    expect(text).toContain('Walter Osei')
    expect(text).toContain('mending bicycles')
    const offers = await here.owner.selectFrom('mentor_offers').select('id').execute()
    expect(offers).toHaveLength(8)
    expect(await here.as('ngozi', seen)).toHaveLength(7)
  })

  const nia = (here: Town) => here.id('nia')
  const gone: Readonly<
    Record<string, (here: Town) => Promise<readonly [Name | undefined, RawBuilder<unknown>]>>
  > = {
    'whose check ran out': async (here) => [
      undefined,
      sql`update vettings set review_on = current_date - 1 where person_id = ${await nia(here)}`,
    ],
    'whose check was ended': async () => ['maja', sql`select end_vetting(${idOf('vetting nia')})`],
    'whose check was for something else': async (here) => [
      undefined,
      sql`update vettings set role = 'tutor' where person_id = ${await nia(here)}`,
    ],
    'who ended the offer': async () => ['nia', sql`select end_mentor_offer()`],
    'who left': async (here) => [
      undefined,
      sql`insert into departures (place_id, id, person_id, source) values (${DEMO_PLACE}, ${idOf('x')}, ${await nia(here)}, 'lead')`,
    ],
    'about whom there is a concern': async (here) => [
      'priya',
      sql`select raise_concern(${idOf('x')}, ${await nia(here)}, 'about', 'He said something')`,
    ],
    'whom the learner keeps away': async (here) => [
      'sian',
      sql`select block_contact(${idOf('x')}, ${await here.id('ngozi')}, ${await nia(here)})`,
    ],
    'who keeps the learner away': async (here) => [
      'sian',
      sql`select block_contact(${idOf('x')}, ${await nia(here)}, ${await here.id('ngozi')})`,
    ],
    'who has as many as they take': async (here) => [
      undefined,
      sql`update mentor_offers set places = 1 where person_id = ${await nia(here)}`,
    ],
    'who works at another school': async (here) => [
      undefined,
      sql`update memberships set group_id = (select id from groups where name = 'The Oaks School') where person_id = ${await nia(here)}`,
    ],
    'whose age nobody knows': async (here) => [
      undefined,
      sql`delete from adult_words where person_id = ${await nia(here)}`,
    ],
  }
  test.each(Object.entries(gone))('never somebody %s', async (_, how) => {
    const here = await town()
    const [who, change] = await how(here)
    await rolledBack(here.owner, async (tx) => {
      await as(here, tx, 'ngozi')
      expect(await seen(tx)).toContain('Nia Smith-Jones')
      if (who !== undefined) await as(here, tx, who)
      await change.execute(tx)
      await as(here, tx, 'ngozi')
      const after = await seen(tx)
      expect(after).not.toContain('Nia Smith-Jones')
      expect(after).toContain('Walter Osei')
    })
  })

  test('appear to nobody else: not to a learner who has a mentor, a mother, a teacher, those who run it, a helper', async () => {
    const here = await town()
    for (const name of ['priya', 'amelia', 'poppy', 'maja', 'walter'] as const) {
      expect(await here.as(name, seen)).toEqual([])
      expect((await (await here.browser(name)).get('/mentoring/choose')).status).toBe(404)
    }
    await rolledBack(here.house.db, async (tx) => {
      await as(here, tx, 'ngozi')
      expect(await seen(tx)).not.toEqual([])
      await sql`select give_consent(${idOf('y')}, ${await here.id('ngozi')}, ${await here.id('ravi')}, array['web.write'],
        'signed_in', now() + interval '1 hour')`.execute(tx)
      await become(tx, {
        placeId: DEMO_PLACE,
        personId: await here.id('ngozi'),
        helperId: await here.id('ravi'),
      })
      expect(await seen(tx)).toEqual([])
      await expect(
        sql`select choose_mentors(array[${await walter(here)}]::uuid[], '{}', '{}')`.execute(tx),
      ).rejects.toMatchObject({ code: 'KI003' })
    })
  })

  test('open nothing of theirs by being seen', async () => {
    const here = await town()
    const people = await here.as('ngozi', (tx) => tx.selectFrom('people').select('id').execute())
    expect(people.map(({ id }) => id)).not.toContain(await here.id('walter'))
  })
})

describe('a learner’s order', () => {
  test('is put together with buttons, with numbers and without JavaScript; it is the learner’s alone', async () => {
    const here = await townOfItsOwn('order')
    const ngozi = await here.browser('ngozi')
    const [first, second] = [await here.id('nia'), await here.id('walter')]
    await ngozi.get('/mentoring/choose')
    await ngozi.send('/mentoring/choose', { do: `add:${second}` })
    await ngozi.send('/mentoring/choose', { do: `add:${first}` })
    const order = async () =>
      (
        await here.as('ngozi', (tx) =>
          tx.selectFrom('mentor_choices').select('mentor_id').orderBy('rank').execute(),
        )
      ).map(({ mentor_id }) => mentor_id)
    expect(await order()).toEqual([second, first])
    await ngozi.send('/mentoring/choose', { do: `up:${first}` })
    expect(await order()).toEqual([first, second])
    await ngozi.send('/mentoring/choose', { do: 'order', [`place-${first}`]: '2', [`place-${second}`]: '1' })
    expect(await order()).toEqual([second, first])
    for (const name of ['maja', 'nia', 'walter', 'poppy', 'amelia', 'sian'] as const)
      expect(
        await here.as(name, (tx) =>
          tx.selectFrom('mentor_choices').selectAll().where('learner_id', '<>', sql<string>`me()`).execute(),
        ),
      ).toEqual([])
    await ngozi.send('/mentoring/choose', { do: `drop:${first}` })
    expect(await order()).toEqual([second])
  })

  test('holds nobody whom the learner cannot see, and no more than six', async () => {
    const here = await town()
    const beth = await here.id('beth')
    await expect(
      here.as('ngozi', (tx) => sql`select choose_mentors(array[${beth}]::uuid[], '{}', '{}')`.execute(tx)),
    ).rejects.toMatchObject({ reason: 'not-yours' })
    const all = await here.as(
      'ngozi',
      async (tx) =>
        (await sql<{ id: string }>`select mentor_id as id from mentors_for_me()`.execute(tx)).rows,
    )
    expect(all.length).toBe(7)
    const ids = all.map(({ id }) => id)
    await expect(
      here.as('ngozi', (tx) => sql`select choose_mentors(${ids}::uuid[], '{}', '{}')`.execute(tx)),
    ).rejects.toMatchObject({ reason: 'not-possible' })
    await expect(
      here.as('ngozi', (tx) =>
        sql`select choose_mentors(${[ids[0]!, ids[0]!]}::uuid[], '{}', '{}')`.execute(tx),
      ),
    ).rejects.toMatchObject({ reason: 'not-possible' })
  })

  test('keeps somebody whose check lapsed, without the name, until the learner takes them out', async () => {
    const here = await townOfItsOwn('lapsed')
    const ngozi = await here.browser('ngozi')
    await ngozi.get('/mentoring/choose')
    const chosen = await ngozi.send('/mentoring/choose', { do: `add:${await here.id('nia')}` })
    expect(chosen.text).toContain('Place of Nia Smith-Jones')
    await here.as('maja', (tx) => sql`select end_vetting(${idOf('vetting nia')})`.execute(tx))
    const after = await ngozi.get('/mentoring/choose')
    expect(after.text).not.toContain('Nia')
    expect(after.text).toContain('Somebody who is not free now')
    const out = await ngozi.send('/mentoring/choose', { do: `drop:${await here.id('nia')}` })
    expect(out.text).not.toContain('Somebody who is not free now')
  })

  test('goes with what must be so', async () => {
    const ngozi = await (await townOfItsOwn('must')).browser('ngozi')
    await ngozi.get('/mentoring/choose/must')
    const kept = await ngozi.send('/mentoring/choose/must', {
      languages: ['Twi', 'Polish'],
      times: 'Thursday lunch',
    })
    expect(kept.text).toContain('It must be: Twi, Polish and Thursday lunch')
  })
})

test('an order that names no person is no order', async () => {
  const ngozi = await (await town()).browser('ngozi')
  for (const what of ['add:------------------------------------', 'add:', 'order:', 'x'])
    expect((await ngozi.send('/mentoring/choose', { do: what }, '/mentoring/choose')).status).toBe(422)
})

describe('two records that turn out to be one learner', () => {
  test('have one ranking, one offer and one word each about whom they could not take', async () => {
    const here = await town()
    const [keep, other, nia, walter, priya] = await Promise.all(
      (['ravi', 'ngozi', 'nia', 'walter', 'priya'] as const).map((name) => here.id(name)),
    )
    await rolledBack(here.owner, async (tx) => {
      const say = async (name: 'ravi' | 'ngozi', mentor: string) => {
        await as(here, tx, name)
        await sql`select choose_mentors(array[${mentor}]::uuid[], '{}', '{}')`.execute(tx)
        await sql`select offer_mentoring(${idOf(`offers ${name}`)}, 'I listen.', '', '{}', '{}', 1)`.execute(
          tx,
        )
        await sql`insert into mentor_refusals (place_id, mentor_id, learner_id) values (${DEMO_PLACE}, me(), ${priya})`.execute(
          tx,
        )
      }
      await say('ravi', nia!)
      await say('ngozi', walter!)
      await sql`select merge_with_mentoring(${keep}, ${other})`.execute(tx)
      for (const [table, column] of [
        ['mentor_choices', 'learner_id'],
        ['mentor_wishes', 'learner_id'],
        ['mentor_offers', 'person_id'],
        ['mentor_refusals', 'mentor_id'],
      ] as const)
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${keep} where ${sql.ref(column)} = ${other}`.execute(
          tx,
        )
      await as(here, tx, 'ravi')
      expect(
        await tx.selectFrom('mentor_choices').select('mentor_id').where('learner_id', '=', keep!).execute(),
      ).toEqual([{ mentor_id: nia }])
      const open = tx
        .selectFrom('mentor_offers')
        .select('id')
        .where('person_id', '=', keep!)
        .where('ended_at', 'is', null)
      expect(await open.execute()).toEqual([{ id: idOf('offers ravi') }])
    })
  })
})

describe('asking for somebody known', () => {
  test('names who reads it, is read by them with a line, answered in words; by nobody else', async () => {
    const here = await townOfItsOwn('asks')
    const ngozi = await here.browser('ngozi')
    const before = await ngozi.get('/mentoring/ask')
    expect(before.text).toMatch(/Freya .* and Maja .*\. Nobody else\./)
    const empty = await ngozi.send('/mentoring/ask', { do: 'ask', words: ' ' })
    expect(empty.text).toContain('Write who you would like')
    await ngozi.send('/mentoring/ask', { do: 'ask', words: 'Mr Bell from the boxing club' }, '/mentoring/ask')
    for (const name of ['poppy', 'sian', 'nia', 'amelia'] as const)
      expect((await (await here.browser(name)).get('/mentoring/asks')).status).toBe(404)
    const maja = await here.browser('maja')
    const read = await maja.get('/mentoring/asks')
    expect(read.text).toContain('Mr Bell from the boxing club')
    const looks = await ngozi.get('/who-looked')
    expect(looks.text).toContain('Maja')
    const id = /name="id" value="([0-9a-f-]{36})"/.exec(read.html)![1]!
    await maja.send('/mentoring/asks', { id, answer: 'I have written to him.' })
    expect((await ngozi.get('/')).text).toContain('has answered you about a mentor')
    expect((await ngozi.get('/mentoring/ask')).text).toContain('I have written to him.')
    await expect(
      here.as('poppy', (tx) => sql`select answer_mentor_ask(${id}, 'No')`.execute(tx)),
    ).rejects.toMatchObject({ reason: 'not-yours' })
  })
})

describe('ending', () => {
  test('takes no reason; the mentor sees resting, and the learner is led to choosing another', async () => {
    const here = await townOfItsOwn('ending')
    const priya = await here.browser('priya')
    const at = `/mentoring/with/${idOf('tie nia priya')}/end`
    await priya.get(at)
    const ended = await priya.send(at)
    expect(ended.path).toBe('/mentoring/choose')
    expect(ended.text).toContain('It is ended.')
    expect((await priya.get('/')).text).toContain('You can choose another mentor')
    const nia = await (await here.browser('nia')).get('/mentoring')
    expect(nia.text).toMatch(/Priya .*Resting/)
  })

  test('by the mentor, or by a lapsed check, leaves the learner able to choose at once', async () => {
    const here = await town()
    await rolledBack(here.house.db, async (tx) => {
      await as(here, tx, 'nia')
      await sql`select answer_tie(${idOf('tie nia priya')}, 'no', ${await here.id('nia')})`.execute(tx)
      await as(here, tx, 'priya')
      const told = await tx
        .selectFrom('notices')
        .select('about_id')
        .where('kind', '=', 'mentoring.another')
        .execute()
      expect(told).toEqual([{ about_id: null }])
      expect(await seen(tx)).toContain('Walter Osei')
      // And no round brings the two together again by what she chose before.
      await sql`select choose_mentors(array[${await walter(here)}, ${await here.id('nia')}]::uuid[], '{}', '{}')`.execute(
        tx,
      )
      await as(here, tx, 'nia')
      await sql`select answer_tie(${idOf('tie nia priya')}, 'no', ${await here.id('nia')})`.execute(tx)
      await as(here, tx, 'priya')
      const left = await tx.selectFrom('mentor_choices').select('mentor_id').execute()
      expect(left).toEqual([{ mentor_id: await walter(here) }])
    })
    await rolledBack(here.house.db, async (tx) => {
      await as(here, tx, 'priya')
      expect(await seen(tx)).toEqual([])
      await as(here, tx, 'maja')
      await sql`select end_vetting(${idOf('vetting nia')})`.execute(tx)
      await as(here, tx, 'priya')
      expect(await seen(tx)).toContain('Walter Osei')
    })
  })
})
