import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { become, type Tx } from '#db/client.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { rolledBack, town, townOfItsOwn } from '#test/support/town.ts'
import { listed } from './listed.ts'

const seen = async (tx: Tx) =>
  (await sql<{ name: string; peer: boolean }>`select name, peer from mentors_for_me()`.execute(tx)).rows

describe('offering', () => {
  test('a neighbour offers, is told that the check is missing, and appears to a child when it is seen', async () => {
    const here = await townOfItsOwn('offering')
    const [beth, ngozi, maja] = [
      await here.browser('beth'),
      await here.browser('ngozi'),
      await here.browser('maja'),
    ]
    const wrong = await beth.send(
      '/mentoring/offer',
      { do: 'offer', about: '', places: '26' },
      '/mentoring/offer',
    )
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Write a little about you.')
    expect(wrong.text).toContain('Write a number from 1 to 25.')
    const fields = {
      do: 'offer',
      about: 'I am a librarian.',
      languages: 'English, english,  Polish',
      times: '',
      places: '2',
    }
    const kept = await beth.send('/mentoring/offer', fields, '/mentoring/offer')
    expect(kept.text).toContain('You need a safety check to be a mentor.')
    expect(kept.html).toContain('value="English, Polish"')
    expect((await ngozi.get('/mentoring/choose')).text).not.toContain('Beth Marsh')
    expect((await maja.get('/mentoring/mentors')).text).toContain('Beth Marsh Check not seen yet')
    await here.as('maja', async (tx) =>
      sql`select record_vetting(${idOf('beth check')}, ${await here.id('beth')}, 'mentor', 'Enhanced DBS', current_date - 1, current_date + 300)`.execute(
        tx,
      ),
    )
    expect((await ngozi.get('/mentoring/choose')).text).toContain('Beth Marsh')
    expect((await beth.get('/mentoring/offer')).text).toContain('Learners can choose you')
    await beth.send('/mentoring/offer', { do: 'end' })
    expect((await ngozi.get('/mentoring/choose')).text).not.toContain('Beth Marsh')
  })

  test('whose check ran out is told so', async () => {
    const here = await town()
    await rolledBack(here.owner, async (tx) => {
      await sql`update vettings set review_on = current_date - 1 where person_id = ${await here.id('nia')}`.execute(
        tx,
      )
      await become(tx, { placeId: DEMO_PLACE, personId: await here.id('nia') })
      const { rows } = await sql`select check_is from my_mentor_standing()`.execute(tx)
      expect(rows).toEqual([{ check_is: 'lapsed' }])
    })
  })
})

describe('older learners', () => {
  test('offer, do the training that somebody writes down, and appear to those a year younger at least', async () => {
    const here = await townOfItsOwn('peers')
    const [ravi, maja] = [await here.browser('ravi'), await here.browser('maja')]
    const told = await ravi.send(
      '/mentoring/offer',
      { do: 'offer', about: 'I know Year 7.', places: '1' },
      '/mentoring/offer',
    )
    expect(told.text).toContain('First you do the training for mentors.')
    const younger = await here.owner
      .selectFrom('people_private')
      .innerJoin('memberships', 'memberships.person_id', 'people_private.person_id')
      .innerJoin('groups', 'groups.id', 'memberships.group_id')
      .select('people_private.person_id')
      .where('groups.name', '=', '7A')
      .where('memberships.role', '=', 'student')
      .executeTakeFirstOrThrow()
    const [small, same] = [younger.person_id, await here.id('ngozi')]
    const names = async (personId: string) => {
      let found: readonly string[] = []
      await rolledBack(here.house.db, async (tx) => {
        await become(tx, { placeId: DEMO_PLACE, personId })
        found = (await seen(tx)).filter(({ peer }) => peer).map(({ name }) => name)
      })
      return found
    }
    expect(await names(small)).toEqual([])
    const at = `/mentoring/mentors/${await here.id('ravi')}`
    expect((await (await here.browser('poppy')).get(at)).status).toBe(404)
    const days = {
      'done-day': '1',
      'done-month': '9',
      'done-year': '2026',
      'until-day': '1',
      'until-month': '9',
      'until-year': '2090',
    }
    await maja.send(at, days, at)
    expect(await names(small)).toEqual([expect.stringContaining('Ravi')])
    expect(await names(same)).toEqual([])
    expect((await ravi.get('/mentoring/offer')).text).toContain('Learners can choose you')
  })

  test('under thirteen wait for a parent, who can take the yes back', async () => {
    const here = await townOfItsOwn('small')
    const child = await here.id('ravi')
    await here.owner
      .updateTable('people_private')
      .set({ birth_date: sql<string>`current_date - interval '12 years'` })
      .where('person_id', '=', child)
      .execute()
    // His mother, whom the school confirmed.
    const tie = idOf('tie amelia ravi')
    const mother = await here.id('amelia')
    await sql`insert into ties (place_id, id, kind, from_id, to_id, source) values (${DEMO_PLACE}, ${tie}, 'parent', ${mother}, ${child}, 'roll')`.execute(
      here.owner,
    )
    await here.as('maja', (tx) => sql`select confirm_tie(${tie}, 'confirmed')`.execute(tx))
    await here.as('amelia', (tx) => sql`select answer_tie(${tie}, 'yes', ${mother})`.execute(tx))
    const [ravi, amelia] = [await here.browser('ravi'), await here.browser('amelia')]
    await ravi.send('/mentoring/offer', { do: 'offer', about: 'I am kind.', places: '1' }, '/mentoring/offer')
    const standing = () =>
      here.as(
        'ravi',
        async (tx) =>
          (
            await sql<{
              waits_for_parent: boolean
            }>`select waits_for_parent from my_mentor_standing()`.execute(tx)
          ).rows[0],
      )
    expect(await standing()).toEqual({ waits_for_parent: true })
    const news = await amelia.get('/')
    const link = /\/mentoring\/offers\/[0-9a-f-]{36}/.exec(news.html)?.[0]
    expect((await (await here.browser('maryam')).get(link!)).status).toBe(404)
    await amelia.get(link!)
    await amelia.send(link!, { answer: 'yes' })
    expect(await standing()).toEqual({ waits_for_parent: false })
    await amelia.send(link!, { answer: 'no' }, link!)
    expect(await standing()).toEqual({ waits_for_parent: true })
  })
})

describe('whom a mentor could not take', () => {
  test('is out of those they see, and read by nobody else', async () => {
    const here = await townOfItsOwn('refusals')
    const poppy = await here.browser('poppy')
    await poppy.get('/mentoring/offer/could-not?q=Ngozi')
    const ngozi = await here.id('ngozi')
    const kept = await poppy.send('/mentoring/offer/could-not', { shown: ngozi, cannot: ngozi, q: 'Ngozi' })
    expect(kept.html).toMatch(/value="[^"]*"[^>]*checked/)
    const rows = () => here.owner.selectFrom('mentor_refusals').select(['mentor_id', 'learner_id']).execute()
    expect(await rows()).toEqual([{ mentor_id: await here.id('poppy'), learner_id: ngozi }])
    for (const name of ['maja', 'ngozi', 'sian', 'freya'] as const)
      expect(await here.as(name, (tx) => tx.selectFrom('mentor_refusals').selectAll().execute())).toEqual([])
    // Walter sees no Ngozi, and names nobody whom he does not see.
    const walter = await here.browser('walter')
    await walter.get('/mentoring/offer/could-not')
    expect((await walter.send('/mentoring/offer/could-not', { shown: ngozi, cannot: ngozi })).status).toBe(
      403,
    )
    await poppy.send('/mentoring/offer/could-not', { shown: ngozi }, '/mentoring/offer/could-not')
    expect(await rows()).toEqual([])
  })
})

test('what is typed with commas is a list, each once', () => {
  expect(listed(' Tuesday  lunch,, tuesday lunch;Friday\n')).toEqual(['Tuesday lunch', 'Friday'])
  expect(listed(Array.from({ length: 20 }, (_, n) => `t${n}`).join())).toHaveLength(12)
})
