import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'

let town: Town
let priya: string
let nia: string
beforeAll(async () => {
  town = await townOfItsOwn('helping')
  ;[priya, nia] = [await town.id('priya'), await town.id('nia')]
})

const soon = new Date(Date.now() + 30 * 86_400_000)
const until = {
  'until-day': String(soon.getUTCDate()),
  'until-month': String(soon.getUTCMonth() + 1),
  'until-year': String(soon.getUTCFullYear()),
}

async function agree(may: readonly string[]): Promise<Visitor> {
  const browser = await town.browser('priya')
  await browser.get(`/helping/give?who=${nia}`)
  const done = await browser.send('/helping/give', { who: nia, may, ...until })
  expect(done.path).toBe('/helping')
  expect(done.text).toContain('Nia')
  return browser
}

async function begin(): Promise<Visitor> {
  const browser = await town.browser('nia')
  const page = await browser.get('/helping')
  expect(page.text).toContain('Pri')
  const home = await browser.send('/helping/start', { person: priya })
  expect(home.text).toContain('You are doing this for')
  return browser
}

test('nobody helps who was not asked to', async () => {
  const browser = await town.browser('nia')
  expect((await browser.get('/helping')).text).toContain('Nobody has asked you')
  const refused = await browser.send('/helping/start', { person: priya }, '/me')
  expect(refused.text).toContain('You can no longer do this for them')
  expect((await browser.get('/')).text).not.toContain('You are doing this for')
})

describe('agreeing', () => {
  test('is for at most a year, for something, and by a day to come', async () => {
    const browser = await town.browser('priya')
    await browser.get(`/helping/give?who=${nia}`)
    const nothing = await browser.send('/helping/give', { who: nia, ...until })
    expect(nothing.status).toBe(422)
    expect(nothing.text).toContain('Choose at least one.')
    const year = String(new Date().getUTCFullYear() + 2)
    const long = await browser.send('/helping/give', {
      who: nia,
      may: 'plan.write',
      ...until,
      'until-year': year,
    })
    expect(long.text).toContain('Choose a day within a year.')
    expect(long.html).toMatch(/value="plan.write"[^>]*checked/)
  })

  test('a child does not let a grown-up in without a live tie', async () => {
    const browser = await town.browser('priya')
    const freya = await town.id('freya')
    const page = await browser.get(`/helping/give?who=${freya}`)
    expect(page.text).toContain('may help me')
    const no = await browser.send('/helping/give', { who: freya, may: 'plan.write', ...until })
    expect(no.status).toBe(422)
    expect(no.text).toMatch(/only when both (have )?said yes/)
  })

  test('the list of people to choose from has nobody whom Priya does not see', async () => {
    const browser = await town.browser('priya')
    expect((await browser.get('/helping/give')).text).toContain('Nia')
    expect((await browser.get('/safety/concern?q=Darren')).text).toContain('Darren')
    expect((await browser.get('/helping/give?q=Darren')).text).not.toContain('Darren')
    const darren = await town.browser('darren')
    expect((await darren.get('/helping/give?q=Pri')).text).toContain('Nobody you can see')
  })
})

describe('doing things for Priya', () => {
  let helper: Visitor
  beforeAll(async () => {
    await agree(['plan.write'])
    helper = await begin()
  })

  test('what is written says so, in the plan’s history, in the trail and in who looked', async () => {
    await helper.get('/plan/add?section=helps')
    const version = /name="version" value="(\d+)"/.exec(
      (await helper.get('/plan/add?section=helps')).html,
    )?.[1]
    const added = await helper.send('/plan/add', {
      section: 'helps',
      text: 'Somebody to ring on Sunday',
      ...(version !== undefined && { version }),
    })
    expect(added.text).toContain('Somebody to ring on Sunday')
    const own = await town.browser('priya')
    expect((await own.get('/plan/history')).text).toContain('with the help of Nia')
    expect((await own.get('/who-looked')).text).toContain('while helping you')
    const trail = await own.get('/me/trail')
    expect(trail.text).toContain('With the help of Nia Smith-Jones you wrote in a plan')
    expect(trail.text).toContain('Nia Smith-Jones began to help (about you)')
  })

  test('what was not agreed to is refused: my people, suggestions, names', async () => {
    const no = await helper.send(
      '/people/add/name',
      { name: 'Mrs Obi', how: '', circle: 'community', near: '2' },
      '/people/add/name',
    )
    expect(no.text).toContain('Nothing was changed')
    const name = await helper.send('/me', { given_name: 'Another' }, '/me')
    expect(name.text).toContain('Nothing was changed')
    expect((await (await town.browser('priya')).get('/people')).text).not.toContain('Mrs Obi')
  })

  test('what is kept to herself is not there, nor the trail, consents, all that is held, or deleting', async () => {
    const own = await town.browser('priya')
    const kept = (await own.get('/people')).text.includes('Kai')
    expect(kept, 'Priya keeps Kai to herself').toBe(true)
    expect((await helper.get('/people')).text).not.toContain('Kai')
    for (const path of ['/me/trail', '/me/held', '/me/held.json', '/me/delete', '/who-looked'])
      expect((await helper.get(path)).status, path).toBe(403)
    for (const path of ['/me/trail', '/me/held', '/me/held.json', '/me/delete', '/who-looked'])
      expect((await own.get(path)).status, path).toBe(200)
    const helping = await helper.get('/helping')
    expect(helping.text).toContain('Who I may help Pri')
    await helper.get('/me')
    expect((await helper.send('/me/delete', { word: 'delete me' })).status).toBe(403)
  })

  test('she agrees for nobody, opens nothing and confirms nothing', async () => {
    const plan = await town.as('priya', (tx) =>
      tx.selectFrom('plans').select('id').where('owner_id', '=', priya).executeTakeFirstOrThrow(),
    )
    const versions = await town.as('priya', (tx) =>
      tx
        .selectFrom('plan_versions')
        .select(({ fn }) => fn.max('version').as('v'))
        .where('plan_id', '=', plan.id)
        .executeTakeFirst(),
    )
    const before = await counts()
    await helper.get('/me')
    const agreed = await helper.send(`/plans/${plan.id}/answer`, {
      version: String(versions?.v),
      answer: 'agree',
    })
    expect(agreed.text).toContain('That is not possible')
    const tie = await town.as('priya', (tx) =>
      sql<{ id: string }>`select tie_id as id from my_live_ties() where kind = 'friend' limit 1`.execute(tx),
    )
    await helper.get('/me')
    const opened = await helper.send(`/things/${plan.id}`, {
      do: 'open',
      to: `tie:${tie.rows[0]!.id}`,
      may: 'see',
    })
    expect(opened.text).toContain('That is not possible')
    await helper.get('/me')
    const said = await helper.send(`/people/ties/${tie.rows[0]!.id}`, { answer: 'no' })
    expect(said.text).toContain('That is not possible')
    expect(await counts()).toEqual(before)
  })

  test('stopping is a button; after it she is herself', async () => {
    const again = await begin()
    const page = await again.get('/helping/stop')
    expect(page.text).toContain('Stop helping Pri')
    expect(page.html).toContain('method="post"')
    const stopped = await again.send('/helping/stop')
    expect(stopped.text).toContain('You are here as yourself again.')
    expect((await again.get('/')).text).not.toContain('You are doing this for')
  })

  test('when Priya ends it, the helper is herself on the next page, in every browser', async () => {
    expect((await helper.get('/plan')).text).toContain('You are doing this for')
    const own = await town.browser('priya')
    const page = await own.get('/helping')
    const end = /action="(\/helping\/[^"]+\/end)"/.exec(page.html)?.[1]
    expect((await own.send(end!)).html).not.toContain(end!)
    const next = await helper.get('/plan')
    expect(next.text).not.toContain('You are doing this for')
    expect(next.text).not.toContain('Somebody to ring on Sunday')
  })

  test('when its time is over, every page says so and leads out', async () => {
    await agree(['plan.write'])
    const again = await begin()
    await sql`update helper_consents set until_at = now() - interval '1 minute'
      where place_id = ${DEMO_PLACE} and person_id = ${priya} and ended_at is null`.execute(town.owner)
    for (const path of ['/', '/plan', '/me']) {
      const over = await again.get(path)
      expect(over.status).toBe(403)
      expect(over.text).toContain('You can no longer do this for them')
      expect(over.html).toContain('href="/helping/stop"')
      expect(over.text).not.toContain('Somebody to ring on Sunday')
    }
    expect((await again.get('/helping/stop')).text).toContain('Stop helping Pri')
    expect((await again.send('/helping/stop')).text).toContain('You are here as yourself again.')
    expect((await again.get('/')).status).toBe(200)
  })
})

test('who may change her name changes it, and can read neither her e-mail nor her phone', async () => {
  await sql`update helper_consents set ended_at = now() where person_id = ${priya}`.execute(town.owner)
  await agree(['profile.write'])
  const helper = await begin()
  const page = await helper.get('/me')
  expect(page.text).not.toContain('Your e-mail')
  expect(page.html).not.toContain('@')
  const saved = await helper.send('/me', {
    given_name: 'Priya',
    family_name: 'Kowalski',
    pronouns: 'she/they',
  })
  expect(saved.text).toContain('Saved.')
  const own = await town.browser('priya')
  expect((await own.get('/me')).html).toContain('value="she/they"')
  expect((await own.get('/me')).html).toContain('@')
  expect((await own.get('/me/trail')).text).toContain('With the help of Nia Smith-Jones you changed a name')
  await sql`update helper_consents set ended_at = now() where person_id = ${priya}`.execute(town.owner)
})

async function counts() {
  const { rows } = await sql`select (select count(*) from grants) as grants,
    (select count(*) from plan_agreements) as agreements, (select count(*) from tie_answers) as answers`.execute(
    town.owner,
  )
  return rows[0]
}

describe('on paper', () => {
  test('Poppy was there when Priya agreed that Ngozi may help; both are told, and Priya can end it', async () => {
    const ngozi = await town.id('ngozi')
    const poppy = await town.browser('poppy')
    await poppy.get(`/helping/witness?person=${priya}&who=${ngozi}`)
    const done = await poppy.send('/helping/witness', {
      person: priya,
      who: ngozi,
      how: 'on_paper',
      may: 'web.write',
      ...until,
    })
    expect(done.text).toContain('It is written down, with your name.')
    const own = await town.browser('priya')
    expect((await own.get('/')).text).toContain('may help you')
    expect((await own.get('/helping')).text).toContain('Agreed on paper.')
  })

  test('nobody is a witness for whom they help themselves', async () => {
    const browser = await town.browser('poppy')
    const poppy = await town.id('poppy')
    await browser.get('/me')
    const no = await browser.send('/helping/witness', {
      person: priya,
      who: poppy,
      how: 'aloud',
      may: 'web.write',
      ...until,
    })
    expect(no.text).toContain('That is not possible')
  })
})
