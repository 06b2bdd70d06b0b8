import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPlace } from '#db/as-place.ts'
import { become, type Tx } from '#db/client.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { rolledBack, type Town, townOfItsOwn } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { queueOf } from '../testing/queue.ts'
import { workRound } from '../testing/rounds.ts'

let here: Town
let maja: Visitor
let path: string
let work: () => Promise<void>
const round = () => path.split('/').at(-1)!
const choose = (name: 'ngozi' | 'ravi', ...mentors: readonly string[]) =>
  here.as(name, (tx) => sql`select choose_mentors(${[...mentors]}::uuid[], '{}', '{}')`.execute(tx))
const pairs = () =>
  here.owner
    .selectFrom('mentor_pairs')
    .select(['learner_id', 'mentor_id', 'came', 'companion_id', 'tie_id'])
    .where('round_id', '=', round())
    .execute()
const pairOf = async (learner: string) => (await pairs()).find(({ learner_id }) => learner_id === learner)

/** While every mentor takes one learner, whom they have. */
async function whileAllAreFull(look: () => Promise<void>): Promise<void> {
  await sql`update mentor_offers set ended_at = now() where person_id <> ${await here.id('walter')}`.execute(
    here.owner,
  )
  await here.owner.updateTable('mentor_offers').set({ places: 1 }).execute()
  await look()
  await sql`update mentor_offers set ended_at = null, places = 25`.execute(here.owner)
}

beforeAll(async () => {
  here = await townOfItsOwn('round')
  work = await queueOf(here)
  maja = await here.browser('maja')
  // Room for all, so that no lot decides here.
  await here.owner.updateTable('mentor_offers').set({ places: 25 }).execute()
  await choose('ngozi', await here.id('nia'), await here.id('walter'))
  await choose('ravi', await here.id('nia'))
  // Nia could not take Ravi; he is not told, and those who run it neither.
  await here.as('poppy', (tx) =>
    sql`select offer_mentoring(${idOf('offer poppy')}, 'I listen.', '', '{}', '{}', 1)`.execute(tx),
  )
  await here.owner
    .insertInto('mentor_refusals')
    .values({ place_id: DEMO_PLACE, mentor_id: await here.id('nia'), learner_id: await here.id('ravi') })
    .execute()
})

describe('a round', () => {
  test('is opened by those who run mentoring, for what is theirs; learners without a mentor are told', async () => {
    for (const name of ['poppy', 'nia', 'priya', 'walter', 'sian'] as const)
      expect((await (await here.browser(name)).get('/mentoring/rounds')).status).toBe(404)
    const { html } = await maja.get('/mentoring/rounds')
    const group = /<option value="([0-9a-f-]{36})"[^>]*>Bridgefield East</.exec(html)![1]!
    const past = await maja.send('/mentoring/rounds', {
      group,
      'closes-day': '1',
      'closes-month': '1',
      'closes-year': '2020',
    })
    expect(past.text).toContain('Write a day that is still to come')
    const days = { 'closes-day': '1', 'closes-month': '3', 'closes-year': '2090' }
    const opened = await maja.send('/mentoring/rounds', { group, ...days }, '/mentoring/rounds')
    path = opened.path
    expect(opened.text).toContain('without a mentor have chosen')
    const twice = await maja.send('/mentoring/rounds', { group, ...days }, '/mentoring/rounds')
    expect(twice.text).toContain('There is a round under way there.')
    const freya = await (await here.browser('freya')).get(path)
    expect(freya.text).toContain('Bring them together now')
    const ngozi = await here.browser('ngozi')
    expect((await ngozi.get('/')).text).toContain('You can choose a mentor now')
    expect((await ngozi.get('/mentoring/choose')).text).toContain('Choose by 1 March 2090')
    expect((await (await here.browser('priya')).get('/')).text).not.toContain('You can choose a mentor now')
  })

  test('reads rankings and refusals as nobody, and only while it runs', async () => {
    const input = (tx: Tx) =>
      sql<{ input: unknown }>`select mentor_round_input(${round()}) as input`.execute(tx)
    for (const name of ['maja', 'freya', 'nia', 'ngozi', 'sian'] as const)
      await expect(here.as(name, input)).rejects.toMatchObject({ reason: 'not-yours' })
    const open = await asPlace(here.house.db, DEMO_PLACE, input)
    expect(open.rows[0]!.input).toBeNull()
    await rolledBack(here.house.db, async (tx) => {
      await become(tx, { placeId: DEMO_PLACE, personId: await here.id('maja') })
      await sql`select run_mentor_round(${round()})`.execute(tx)
      await sql`select set_config('app.person_id', '', true)`.execute(tx)
      const given = await input(tx)
      expect(JSON.stringify(given.rows)).toContain(await here.id('ngozi'))
    })
    for (const name of ['maja', 'nia'] as const)
      await expect(
        here.as(name, (tx) => sql`select keep_mentor_round(${round()}, '[]', '{}')`.execute(tx)),
      ).rejects.toMatchObject({ reason: 'not-yours' })
  })

  test('runs in the background, and comes to a draft that nobody knows of', async () => {
    const running = await maja.send(path, { do: 'run' }, path)
    expect(running.text).toContain('It is waiting its turn.')
    await work()
    const draft = await maja.get(path)
    expect(draft.text).toContain('They do not know yet.')
    expect((await pairOf(await here.id('ngozi')))?.mentor_id).toBe(await here.id('nia'))
    expect(await pairOf(await here.id('ravi'))).toMatchObject({ mentor_id: null, came: 'none_possible' })
    expect(await pairOf(await here.id('priya'))).toBeUndefined()
    expect(draft.text).toContain('the 1st')
    expect(draft.text).not.toMatch(/refus|could not take Ravi/i)
    expect((await (await here.browser('ngozi')).get('/mentoring')).text).toContain('You have no mentor yet.')
  })

  test('done again by another worker it is the same draft', async () => {
    const before = await pairs()
    await workRound(here, round())
    expect(await pairs()).toEqual(before)
    await maja.send(path, { do: 'run' }, path)
    await workRound(here, round())
    const key = ({ learner_id, mentor_id, came }: (typeof before)[number]) =>
      `${learner_id} ${mentor_id} ${came}`
    expect((await pairs()).map(key).toSorted()).toEqual(before.map(key).toSorted())
  })

  test('is changed by hand within the hard rules, and does not say which of them held', async () => {
    const [nia, walter, poppy, ravi] = [
      await here.id('nia'),
      await here.id('walter'),
      await here.id('poppy'),
      await here.id('ravi'),
    ]
    const at = `${path}/pairs/${ravi}`
    for (const mentor of [nia, poppy]) {
      const no = await maja.send(at, { do: 'put', mentor }, at)
      expect(no.status).toBe(422)
      expect(no.text).toContain('These two cannot be put together as things stand.')
    }
    await maja.send(at, { do: 'put', mentor: walter }, at)
    expect(await pairOf(ravi)).toMatchObject({ mentor_id: walter, came: 'by_hand' })
    await maja.send(at, { do: 'take' }, at)
    expect(await pairOf(ravi)).toMatchObject({ mentor_id: null, came: 'by_hand' })
    await maja.send(at, { do: 'put', mentor: walter }, at)
    expect((await (await here.browser('poppy')).get(at)).status).toBe(404)
    await whileAllAreFull(async () => {
      const full = await maja.get(at)
      expect(full.text).toContain('No mentor with a check in date has room just now.')
      expect(full.html).not.toContain('value="put"')
      expect(full.html).toContain('value="take"')
    })
  })

  test('waits for a second adult for each pair; one is named for all and changed for one', async () => {
    const early = await maja.send(path, { do: 'publish' }, path)
    expect(early.text).toContain('no second adult yet')
    const draft = await maja.get(path)
    const [freya, beth] = [await here.id('freya'), await here.id('beth')]
    expect(draft.html).toContain(`value="${freya}"`)
    await maja.send(path, { do: 'second', person: freya })
    expect(
      (await pairs()).every(
        ({ mentor_id, companion_id }) => (mentor_id === null) === (companion_id === null),
      ),
    ).toBe(true)
    const at = `${path}/pairs/${await here.id('ngozi')}`
    await maja.send(at, { do: 'second', person: beth }, at)
    expect(await pairOf(await here.id('ngozi'))).toMatchObject({ companion_id: beth })
    const child = await maja.send(at, { do: 'second', person: await here.id('ravi') }, at)
    expect(child.status).toBe(403)
  })

  test('is published: both are asked, and the pair begins when both have said yes', async () => {
    // Between the draft and now somebody keeps Walter away from Ravi: that pair is not asked.
    await here.as('sian', async (tx) =>
      sql`select block_contact(${idOf('b')}, ${await here.id('ravi')}, ${await here.id('walter')})`.execute(
        tx,
      ),
    )
    const done = await maja.send(path, { do: 'publish' }, path)
    expect(done.text).toContain('could no longer be')
    expect((await pairOf(await here.id('ravi')))?.tie_id).toBeNull()
    expect((await (await here.browser('ravi')).get('/')).text).toContain('There is no mentor for you yet.')
    const tie = (await pairOf(await here.id('ngozi')))!.tie_id!
    const [ngozi, nia] = [await here.browser('ngozi'), await here.browser('nia')]
    expect((await ngozi.get('/')).text).toContain('Nia Smith-Jones could be your mentor. Say yes or no.')
    expect((await nia.get('/')).text).toContain('would like you as a mentor')
    const state = async () =>
      (await sql<{ state: string }>`select state from tie_states where tie_id = ${tie}`.execute(here.owner))
        .rows[0]!.state
    expect(await state()).toBe('asked')
    await ngozi.send(`/people/ties/${tie}`, { answer: 'yes' }, `/people/ties/${tie}`)
    expect(await state()).toBe('asked')
    await nia.send(`/people/ties/${tie}`, { answer: 'yes' }, `/people/ties/${tie}`)
    expect(await state()).toBe('live')
    expect((await ngozi.get('/mentoring')).text).toContain('Second adult: Beth Marsh')
    expect((await ngozi.get('/mentoring/choose')).status).toBe(404)
    expect((await maja.get(path)).text).toContain('1 have begun')
  })

  test('leaves a trail that the learner sees, with who asked', async () => {
    const { text } = await (await here.browser('ngozi')).get('/me/trail')
    expect(text).toContain('asked two people to be mentor and learner')
  })
})

test('a learner under thirteen needs a parent’s yes as well, who is told', async () => {
  const own = await townOfItsOwn('young')
  const workOwn = await queueOf(own)
  const child = await own.id('ravi')
  await own.owner
    .updateTable('people_private')
    .set({ birth_date: sql<string>`current_date - interval '11 years'` })
    .where('person_id', '=', child)
    .execute()
  const [parent, mother] = [idOf('tie amelia ravi'), await own.id('amelia')]
  await sql`insert into ties (place_id, id, kind, from_id, to_id, source) values (${DEMO_PLACE}, ${parent}, 'parent', ${mother}, ${child}, 'roll')`.execute(
    own.owner,
  )
  await own.as('maja', (tx) => sql`select confirm_tie(${parent}, 'confirmed')`.execute(tx))
  await own.as('amelia', (tx) => sql`select answer_tie(${parent}, 'yes', ${mother})`.execute(tx))
  const nia = await own.id('nia')
  await own.owner.updateTable('mentor_offers').set({ places: 25 }).execute()
  await own.as('ravi', (tx) => sql`select choose_mentors(array[${nia}]::uuid[], '{}', '{}')`.execute(tx))
  const id = idOf('a round')
  await own.as('maja', async (tx) => {
    await sql`select open_mentor_round(${id}, ${idOf('Bridgefield East')}, current_date + 3)`.execute(tx)
    await sql`select run_mentor_round(${id})`.execute(tx)
  })
  await workOwn()
  await own.as('maja', async (tx) => {
    await sql`select name_second(${id}, null, ${await own.id('freya')})`.execute(tx)
    await sql`select * from publish_mentor_round(${id})`.execute(tx)
  })
  const amelia = await own.browser('amelia')
  const news = await amelia.get('/')
  expect(news.text).toMatch(/Ravi .*could have a mentor, and needs your yes/)
  const tie = (
    await own.owner
      .selectFrom('mentor_pairs')
      .select('tie_id')
      .where('learner_id', '=', child)
      .executeTakeFirstOrThrow()
  ).tie_id!
  const state = async () =>
    (await sql<{ state: string }>`select state from tie_states where tie_id = ${tie}`.execute(own.owner))
      .rows[0]!.state
  await own.as('ravi', (tx) => sql`select answer_tie(${tie}, 'yes', ${child})`.execute(tx))
  await own.as('nia', (tx) => sql`select answer_tie(${tie}, 'yes', ${nia})`.execute(tx))
  expect(await state()).toBe('asked')
  await own.as('amelia', (tx) => sql`select answer_tie(${tie}, 'yes', ${child})`.execute(tx))
  expect(await state()).toBe('live')
})
