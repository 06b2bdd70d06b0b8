import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'

let here: Town
let group: string
beforeAll(async () => {
  here = await town()
  group = await classNamed('9B')
})

const classNamed = async (name: string) => {
  const { rows } = await sql<{
    id: string
  }>`select id from groups where place_id = ${DEMO_PLACE} and name = ${name} and kind = 'class'`.execute(
    here.owner,
  )
  return rows[0]!.id
}

/** Links of a class with what the school said last, as the owner sees them. */
const linksOf = async (id: string) => {
  const { rows } = await sql<{
    id: string
    from_id: string
    email: string | null
    outcome: string | null
    learner: string
    other: string
  }>`
    select t.id, t.from_id, (select email from people_private b where b.person_id = t.from_id) as email, (select outcome from tie_confirmations c where c.tie_id = t.id order by said_order desc limit 1) as outcome,
      concat_ws(' ', l.given_name, l.family_name) as learner, concat_ws(' ', o.given_name, o.family_name) as other
    from ties t join memberships m on m.person_id = t.to_id and m.group_id = ${id} and m.role = 'student'
    join people l on l.id = t.to_id join people o on o.id = t.from_id
    where t.source = 'roll' order by t.id`.execute(here.owner)
  return rows
}
const noticesTo = async (person: string) => {
  const { rows } = await sql<{ kind: string }>`select kind from notices where to_id = ${person}`.execute(
    here.owner,
  )
  return rows.map(({ kind }) => kind)
}

describe('families’ links', () => {
  test('a class is looked at, some are ticked, one is refused without a word to anybody, the rest confirmed at once', async () => {
    const maja = await here.browser('maja')
    const index = await maja.get('/school/links')
    expect(index.html).toContain(`/school/links?class=${group}`)
    const before = await linksOf(group)
    const [first, second] = before
    const page = await maja.get(`/school/links?class=${group}`)
    for (const { learner, other } of before.slice(0, 3)) {
      expect(page.text).toContain(learner)
      expect(page.text).toContain(other)
    }
    const ticked = await maja.send('/school/links', { class: group, do: 'ticked', tie: [first!.id] })
    expect(ticked.text).toContain('1 link is confirmed')
    expect(await noticesTo(first!.from_id)).toContain('parent.confirmed')
    const one = await maja.get(`/school/links/${second!.id}`)
    expect(one.text).toContain('Nobody has looked yet')
    const refused = await maja.send(`/school/links/${second!.id}`, { do: 'refused' })
    expect(refused.text).toContain('The link is refused')
    expect(await noticesTo(second!.from_id)).toEqual([])
    const rest = (await linksOf(group)).filter(({ outcome }) => outcome === null)
    await maja.get(`/school/links?class=${group}`)
    await maja.send('/school/links', { class: group, do: 'all', shown: rest.map(({ id }) => id) })
    const outcomes = (await linksOf(group)).map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'confirmed')).toHaveLength(before.length - 1)
  })

  test('whoever is confirmed is asked in, once, and whoever is refused is not', async () => {
    const maja = await here.browser('maja')
    const links = await linksOf(group)
    const yes = links.find(({ outcome, email }) => outcome === 'confirmed' && email !== null)!
    await maja.get(`/school/links/${yes.id}`)
    const asked = await maja.send(`/school/links/${yes.id}`, { do: 'invite' })
    expect(asked.text).toContain('We have invited')
    expect(asked.text).toContain('Invited on')
    const no = links.find(({ outcome }) => outcome === 'refused')!
    await maja.get(`/school/links/${no.id}`)
    expect((await maja.send(`/school/links/${no.id}`, { do: 'invite' })).status).toBe(403)
    await maja.get(`/school/links?class=${group}`)
    const all = await maja.send('/school/links', { class: group, do: 'invite' })
    expect(all.text).toMatch(/people have been invited/)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from sign_in.codes where purpose = 'invitation' and person_id = ${no.from_id}`.execute(
      here.owner,
    )
    expect(rows[0]!.n).toBe(0)
  })

  test('are found by name, on either side', async () => {
    const maja = await here.browser('maja')
    const found = await maja.get('/school/links?q=Amelia')
    expect(found.text).toMatch(/Amelia \S+ and Priya Kowalski/)
    expect((await maja.get('/school/links?q=%25')).text).toContain('Nobody with that name')
  })

  test('a head sees those of her own school, a teacher and a mother none', async () => {
    const freya = await here.browser('freya')
    const own = await classNamed('10F')
    expect((await freya.get(`/school/links?class=${own}`)).text).toContain('Priya Kowalski')
    expect((await freya.get(`/school/links?class=${group}`)).status).toBe(404)
    const [elsewhere] = await linksOf(group)
    expect((await freya.get(`/school/links/${elsewhere!.id}`)).status).toBe(404)
    await freya.get('/school/links')
    const forced = await freya.send(
      '/school/links',
      { class: group, do: 'ticked', tie: [elsewhere!.id] },
      `/school/links?class=${own}`,
    )
    expect(forced.status).toBe(403)
    for (const name of ['poppy', 'amelia'] as const)
      expect((await (await here.browser(name)).get('/school/links')).status).toBe(404)
  })
})
