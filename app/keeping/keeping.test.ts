import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'

let vale: Town
beforeAll(async () => {
  vale = await townOfItsOwn('keeping')
})

const GWENDA = idOf('gwenda')
const nameOf = async (id: string) =>
  (
    await vale.owner
      .selectFrom('people')
      .select('given_name')
      .where('place_id', '=', DEMO_PLACE)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).given_name
/** The id of the hold that a page offers a word on. */
const holdIn = (html: string) => /\/keeping\/holds\/([0-9a-f-]{36})/.exec(html)![1]!

test('the queue is there for those who run the whole place and its safeguarding leads, and for nobody else', async () => {
  for (const name of ['maja', 'sian'] as const)
    expect((await (await vale.browser(name)).get('/keeping')).text).toContain('Gwenda Prosser')
  for (const name of ['freya', 'poppy', 'priya'] as const) {
    const browser = await vale.browser(name)
    for (const path of ['/keeping', '/keeping/hold', `/keeping/${GWENDA}`])
      expect((await browser.get(path)).status).toBe(404)
  }
})

test('a hold takes two: while it stands nothing is deleted, by a decision or by themselves, who are told; two end it', async () => {
  const [maja, sian, priya] = [
    await vale.browser('maja'),
    await vale.browser('sian'),
    await vale.browser('priya'),
  ]
  const ids = [GWENDA, await vale.id('priya')]
  for (const whom of ids) {
    await sian.get('/keeping/hold?q=Bridgefield')
    const asked = await sian.send('/keeping/hold', { whom, why: 'The council looks into a complaint.' })
    expect(asked.path).toBe('/keeping')
  }
  // It holds at once; whoever asked cannot give the second yes.
  const hold = holdIn((await sian.get('/keeping')).html)
  expect((await sian.send(`/keeping/holds/${hold}`, { say: 'yes' })).status).toBe(403)
  const told = await priya.get('/me/delete')
  expect(told.text).toContain('You cannot be deleted just now')
  await priya.get('/me')
  const tried = await priya.send('/me/delete', { word: 'delete me' })
  expect(tried.status).toBe(403)
  expect(await nameOf(ids[1]!)).toBe('Priya')
  const one = await maja.get(`/keeping/${GWENDA}`)
  expect(one.text).toContain('This is held')
  const deleting = { do: 'delete', ended_why: 'Her time has come.', word: 'delete' }
  expect((await maja.send(`/keeping/${GWENDA}`, deleting)).status).toBe(403)
  expect(await nameOf(GWENDA)).toBe('Gwenda')

  const all = [...(await maja.get('/keeping')).html.matchAll(/\/keeping\/holds\/([0-9a-f-]{36})/g)].map(
    ([, id]) => id!,
  )
  for (const id of all) {
    await maja.send(`/keeping/holds/${id}`, { say: 'yes' }, '/keeping')
    await maja.send(`/keeping/holds/${id}`, { say: 'end' }, '/keeping')
    expect((await maja.send(`/keeping/holds/${id}`, { say: 'end' }, '/keeping')).status).toBe(403)
    await sian.send(`/keeping/holds/${id}`, { say: 'end' }, '/keeping')
  }
  expect((await priya.get('/me/delete')).text).not.toContain('You cannot be deleted just now')
})

test('a record is kept longer with a reason, and comes back when its day is over; deleted, nothing of it is left', async () => {
  const maja = await vale.browser('maja')
  await maja.get(`/keeping/${GWENDA}`)
  const nothing = await maja.send(`/keeping/${GWENDA}`, { do: 'keep', years: '2', why: '' })
  expect(nothing.text).toContain('Say why, in a few words.')
  const kept = await maja.send(`/keeping/${GWENDA}`, { do: 'keep', years: '2', why: 'She may come back.' })
  expect(kept.text).toContain('Nobody is waiting.')
  await sql`update keep_decisions set keep_until = current_date`.execute(vale.owner)
  expect((await maja.get('/keeping')).html).toContain(`href="/keeping/${GWENDA}"`)
  await maja.get(`/keeping/${GWENDA}`)
  const unsure = await maja.send(`/keeping/${GWENDA}`, { do: 'delete', ended_why: 'It is time.', word: 'no' })
  expect(unsure.text).toContain('Type “delete” if you are sure')
  const gone = await maja.send(`/keeping/${GWENDA}`, {
    do: 'delete',
    ended_why: 'It is time.',
    word: 'Delete',
  })
  expect(gone.path).toBe('/keeping')
  expect(gone.text).not.toContain('Gwenda')
  expect(await nameOf(GWENDA)).toBe('…')
  const trail = await vale.owner
    .selectFrom('trail')
    .select(['actor_id', 'verb'])
    .where('verb', 'like', 'keeping.%')
    .execute()
  const majaId = await vale.id('maja')
  expect(trail.map(({ verb, actor_id }) => [verb, actor_id === majaId])).toEqual([
    ['keeping.keep', true],
    ['keeping.delete', true],
  ])
})

test('a hold that nobody else agreed to is over after a fortnight; one over a group holds whoever is or was in it', async () => {
  const sian = await vale.browser('sian')
  await sian.get('/keeping/hold?q=Bridgefield')
  await sian.send('/keeping/hold', { whom: idOf('Bridgefield East'), why: 'An inquiry into the school.' })
  const held = async (name: 'priya' | 'walter') =>
    vale.as(
      name,
      async (tx) => (await sql<{ held: boolean }>`select am_i_held() as held`.execute(tx)).rows[0]!.held,
    )
  expect([await held('priya'), await held('walter')]).toEqual([true, false])
  const swept = sql<{ stays: boolean }>`select holds_stand_in(${DEMO_PLACE}) as stays`
  expect((await swept.execute(vale.owner)).rows[0]!.stays).toBe(true)
  await sql`update legal_holds set asked_at = now() - interval '15 days' where ended_at is null`.execute(
    vale.owner,
  )
  expect(await held('priya')).toBe(false)
  expect((await swept.execute(vale.owner)).rows[0]!.stays).toBe(false)
})
