import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { visitor } from '#test/support/visitor.ts'

let here: Town
beforeAll(async () => {
  here = await town()
  await sql`update people_private set birth_date = '2011-05-04' where person_id = ${await here.id('priya')}`.execute(
    here.owner,
  )
})

const AT = '/school/same-person'

/** A second record of a learner of 10F, as another roll leaves it. */
async function twinOf(
  name: 'priya' | 'ngozi',
  facts: { family?: string; birth?: string } = {},
): Promise<string> {
  const [id, of] = [newId(), await here.id(name)]
  const key = { place_id: DEMO_PLACE }
  await here.owner
    .insertInto('parties')
    .values({ ...key, id, kind: 'person' })
    .execute()
  await sql`insert into people (place_id, id, given_name, preferred_name, family_name)
    select place_id, ${id}, given_name, preferred_name, coalesce(${facts.family ?? null}, family_name)
    from people where id = ${of}`.execute(here.owner)
  await sql`insert into people_private (place_id, person_id, birth_date)
    select place_id, ${id}, coalesce(${facts.birth ?? null}::date, birth_date) from people_private where person_id = ${of}`.execute(
    here.owner,
  )
  await sql`insert into memberships (place_id, id, group_id, person_id, role, source)
    select place_id, gen_random_uuid(), group_id, ${id}, role, source from memberships
    where person_id = ${of} and source = 'roll' and to_at is null`.execute(here.owner)
  return id
}

const isThere = async (id: string) =>
  (await here.owner.selectFrom('people').select('id').where('id', '=', id).execute()).length === 1

describe('finding the two', () => {
  test('who has one name, or one name and one birth date, is listed; who was born on another day is not', async () => {
    const [twin, misspelt] = [await twinOf('priya'), await twinOf('priya', { family: 'Kowalsky' })]
    const stranger = await twinOf('priya', { birth: '2011-01-02' })
    const page = await (await here.browser('maja')).get(AT)
    const pairs = [...page.html.matchAll(/same-person\/([0-9a-f-]{36})\/([0-9a-f-]{36})/g)].map(
      ([, one = '', other = '']) => [one, other].toSorted().join(),
    )
    const priya = await here.id('priya')
    expect(pairs).toContain([priya, twin].toSorted().join())
    expect(pairs).toContain([priya, misspelt].toSorted().join())
    expect(pairs.join()).not.toContain(stranger)
    expect(page.text).toContain('Born on the same day')
    for (const id of [twin, misspelt, stranger])
      await sql`update memberships set to_at = now() where person_id = ${id}`.execute(here.owner)
    expect((await (await here.browser('maja')).get(AT)).html).not.toContain(twin)
  })

  test('nobody else is told who looks alike', async () => {
    const twin = await twinOf('priya')
    const alike = (name: 'maja' | 'poppy' | 'amelia' | 'sian') =>
      here.as(name, (tx) =>
        sql<{ one_id: string; other_id: string }>`select * from pairs_alike()`.execute(tx),
      )
    expect(JSON.stringify((await alike('maja')).rows)).toContain(twin)
    for (const name of ['poppy', 'amelia', 'sian'] as const) expect((await alike(name)).rows).toEqual([])
    await sql`update memberships set to_at = now() where person_id = ${twin}`.execute(here.owner)
  })

  test('any two are found by their names, and two have to be ticked', async () => {
    const maja = await here.browser('maja')
    const [priya, ngozi] = [await here.id('priya'), await here.id('ngozi')]
    const found = await maja.get(`${AT}?name=Priya%20Kow&other=Ngo%20Hall`)
    expect(found.html).toContain(`value="${priya}"`)
    expect(found.html).toContain(`value="${ngozi}"`)
    const one = await maja.get(`${AT}?name=Priya%20Kow&other=Ngo%20Hall&compare=yes&who=${priya}`)
    expect(one.text).toContain('Tick two people')
    expect((await maja.get(`${AT}?compare=yes&who=${priya}&who=${ngozi}`)).path).toBe(
      `${AT}/${priya}/${ngozi}`,
    )
    expect((await maja.get(`${AT}?who=x&who=%00`)).status).toBe(200)
  })
})

describe('making them one', () => {
  test('says what moves, asks to be sure, and does it; the one who is kept is told', async () => {
    const [priya, twin] = [await here.id('priya'), await twinOf('priya')]
    const maja = await here.browser('maja')
    const page = await maja.get(`${AT}/${priya}/${twin}`)
    expect(page.text).toContain('This record stays: Priya Kowalski')
    expect(page.text).toContain('10F')
    expect(page.text).toContain('Amelia')
    expect(page.html).toContain(`${AT}/${twin}/${priya}`)
    const unsure = await maja.send(`${AT}/${priya}/${twin}`)
    expect(unsure.status).toBe(422)
    expect(unsure.text).toContain('Tick that you have checked it')
    expect(await isThere(twin)).toBe(true)
    const done = await maja.send(`${AT}/${priya}/${twin}`, { sure: 'yes' })
    expect(done.text).toContain('Priya Kowalski is one record now')
    expect(await isThere(twin)).toBe(false)
    const own = await here.browser('priya')
    expect((await own.get('/')).text).toContain('Two records here turned out to be you')
    expect((await maja.get('/me/trail')).text).toContain('You made two records of one person into one')
  })

  test('who comes in as the other comes in as the one', async () => {
    const twin = await twinOf('ngozi')
    const ngozi = await here.id('ngozi')
    const tab = await visitor(here.app, here.house, twin)
    expect((await tab.get('/me')).status).toBe(200)
    const maja = await here.browser('maja')
    await maja.get(`${AT}/${ngozi}/${twin}`)
    await maja.send(`${AT}/${ngozi}/${twin}`, { sure: 'yes' })
    const account = await here.house.signIn.authDb
      .selectFrom('sign_in.account_people')
      .select('person_id')
      .where('person_id', 'in', [twin, ngozi])
      .execute()
    expect(account).toEqual([{ person_id: ngozi }])
  })

  test('is refused with what to do: a child and her mother, a mentor and her learner, somebody with powers', async () => {
    const maja = await here.browser('maja')
    const [priya, amelia, sian] = [await here.id('priya'), await here.id('amelia'), await here.id('sian')]
    const met = await maja.get(`${AT}/${priya}/${amelia}`)
    expect(met.text).toContain('have dealt with each other')
    expect(met.html).not.toContain('name="sure"')
    expect((await maja.get(`${AT}/${priya}/${sian}`)).text).toContain('not in your care')
    expect((await maja.get(`${AT}/${priya}/${priya}`)).text).toContain('Both are the same record')
    const sent = await maja.send(`${AT}/${priya}/${amelia}`, { sure: 'yes' }, '/account')
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('have dealt with each other')
    expect([await isThere(priya), await isThere(amelia)]).toEqual([true, true])
  })

  test('is not there for those who bring in no rolls; nobody they do not see is there for those who do', async () => {
    const [priya, ngozi] = [await here.id('priya'), await here.id('ngozi')]
    for (const name of ['poppy', 'priya', 'nia'] as const) {
      const browser = await here.browser(name)
      expect((await browser.get(AT)).status).toBe(404)
      expect((await browser.get(`${AT}/${priya}/${ngozi}`)).status).toBe(404)
      expect((await browser.send(`${AT}/${priya}/${ngozi}`, { sure: 'yes' }, '/account')).status).toBe(404)
    }
    const maja = await here.browser('maja')
    expect((await maja.get(`${AT}/${priya}/${newId()}`)).status).toBe(404)
    expect((await maja.get(`${AT}/x/y`)).status).toBe(404)
    expect([await isThere(priya), await isThere(ngozi)]).toEqual([true, true])
  })
})
