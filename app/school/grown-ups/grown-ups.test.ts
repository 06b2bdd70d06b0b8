import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'

let here: Town
let gran: string
const AT = '/school/grown-ups'

/** Ngozi's other gran: on the roll as family, of no known age, whom Freya and Maja see by the link. */
beforeAll(async () => {
  here = await town()
  gran = newId()
  const key = { place_id: DEMO_PLACE }
  await here.owner
    .insertInto('parties')
    .values({ ...key, id: gran, kind: 'person' })
    .execute()
  await here.owner
    .insertInto('people')
    .values({ ...key, id: gran, given_name: 'Comfort', family_name: 'Hall' })
    .execute()
  await here.owner
    .insertInto('people_private')
    .values({ ...key, person_id: gran })
    .execute()
  await here.owner
    .insertInto('ties')
    .values({
      ...key,
      id: newId(),
      kind: 'family',
      from_id: gran,
      to_id: await here.id('ngozi'),
      source: 'roll',
    })
    .execute()
})

const isChild = async () =>
  (await here.as('maja', (tx) => sql<{ child: boolean }>`select is_child(${gran}) as child`.execute(tx)))
    .rows[0]!.child

test('who was checked says of somebody whose age nobody said that they are grown up', async () => {
  const maja = await here.browser('maja')
  expect((await maja.get(AT)).status, 'nobody checked Maja').toBe(404)
  expect((await maja.get('/school')).html).not.toContain(AT)
  await sql`insert into vettings (place_id, id, person_id, role, check_kind, issued_on, seen_by, review_on)
    values (${DEMO_PLACE}, ${newId()}, ${await here.id('maja')}, 'mentor', 'DBS', current_date, ${await here.id('sian')}, current_date + 9)`.execute(
    here.owner,
  )
  expect((await maja.get('/school')).html).toContain(AT)
  expect(await isChild()).toBe(true)
  const link = await maja.get('/school/links?q=Comfort')
  const path = /href="(\/school\/links\/[0-9a-f-]{36})"/.exec(link.html)![1]!
  const asked = await maja.get(path)
  expect(asked.text).toContain('Nobody has said whether Comfort Hall is grown up')
  const found = await maja.get(`${AT}?name=Comfort`)
  expect(found.html).toContain(`${AT}?person=${gran}`)
  const question = await maja.get(`${AT}?person=${gran}`)
  expect(question.text).toContain('Is Comfort Hall grown up?')
  expect(await isChild()).toBe(true)
  const done = await maja.send(AT, { person: gran })
  expect(done.text).toContain('Comfort Hall counts as a grown-up now')
  expect(await isChild()).toBe(false)
  expect((await maja.get(path)).text).not.toContain('Nobody has said whether')
  expect((await maja.get(`${AT}?name=Comfort`)).html).not.toContain(gran)
})

test('nobody says it of a known child, nor of somebody they do not see', async () => {
  const poppy = await here.browser('poppy')
  expect((await poppy.get(AT)).status, 'Poppy was checked').toBe(200)
  const priya = await here.id('priya')
  expect((await poppy.get(`${AT}?person=${priya}`)).text).not.toContain('Is Priya')
  expect((await poppy.get(`${AT}?name=Priya`)).html).not.toContain(priya)
  expect((await poppy.send(AT, { person: priya }, '/me')).status).toBe(403)
  expect((await poppy.send(AT, { person: newId() }, '/me')).status).toBe(404)
  for (const name of ['priya', 'amelia'] as const) {
    const browser = await here.browser(name)
    expect((await browser.get(AT)).status).toBe(404)
    expect((await browser.send(AT, { person: gran }, '/me')).status).toBe(404)
  }
})
