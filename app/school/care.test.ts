import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { town } from '#test/support/town.ts'

const date = (name: string, [day, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

/** The person whose name stands beside it in a select. */
const optionOf = (html: string, name: string) =>
  new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${name}`).exec(html)![1]!

describe('terms', () => {
  test('a head sets a half-term of her school and changes it; the partnership’s she only sees', async () => {
    const freya = await (await town()).browser('freya')
    const page = await freya.get('/school/terms')
    expect(page.text).toContain('Autumn term')
    expect(page.html).not.toContain('value="halve"')
    const group = optionOf(page.html, 'Bridgefield East')
    const fields = { do: 'add', group, kind: 'half_term', title: 'Reading weeks' }
    const turned = await freya.send('/school/terms', {
      ...fields,
      ...date('from', ['1', '3', '2027']),
      ...date('to', ['1', '2', '2027']),
    })
    expect(turned.status).toBe(422)
    expect(turned.html).toContain('value="Reading weeks"')
    const made = await freya.send('/school/terms', {
      ...fields,
      ...date('from', ['1', '2', '2027']),
      ...date('to', ['1', '3', '2027']),
    })
    const path = /href="(\/school\/terms\/[0-9a-f-]{36})"[^>]*>\s*Reading weeks/.exec(made.html)![1]!
    await freya.get(path)
    const wrong = await freya.send(path, {
      title: 'Book weeks',
      ...date('from', ['31', '2', '2027']),
      ...date('to', ['5', '3', '2027']),
    })
    expect(wrong.status).toBe(422)
    const changed = await freya.send(path, {
      title: 'Book weeks',
      ...date('from', ['1', '2', '2027']),
      ...date('to', ['5', '3', '2027']),
    })
    expect(changed.text).toContain('Book weeks')
    const lines = await (await town()).as('freya', (tx) =>
      tx
        .selectFrom('trail')
        .select(['verb', 'detail'])
        .where('thing_id', '=', path.split('/').at(-1)!)
        .orderBy('at')
        .execute(),
    )
    expect(lines).toEqual([
      { verb: 'term.set', detail: { name: 'Reading weeks', since: '2027-02-01', until: '2027-03-01' } },
      { verb: 'term.set', detail: { name: 'Book weeks', since: '2027-02-01', until: '2027-03-05' } },
    ])
    expect((await freya.get('/me/trail')).text).toContain(
      'You set the dates of a term or half-term (Book weeks)',
    )
    for (const name of ['poppy', 'priya'] as const)
      expect((await (await (await town()).browser(name)).get(path)).status).toBe(404)
  })
})

describe('checks', () => {
  test('one is written down, comes back as typed when a date is none, and is ended', async () => {
    const maja = await (await town()).browser('maja')
    const found = await maja.get('/school/vetting?name=Marsh')
    const person = optionOf(found.html, 'Beth Marsh')
    const fields = { do: 'record', name: 'Marsh', person, role: 'coach', check: 'Enhanced DBS' }
    const review = date('review', ['1', '1', '2028'])
    const wrong = await maja.send('/school/vetting', {
      ...fields,
      ...date('issued', ['31', '2', '2026']),
      ...review,
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toMatch(new RegExp(`<option value="${person}" selected`))
    const done = await maja.send('/school/vetting', {
      ...fields,
      ...date('issued', ['1', '2', '2026']),
      ...review,
    })
    expect(done.text).toContain('Beth Marsh: coach')
    const id = /Beth Marsh: coach[\s\S]*?name="id" value="([0-9a-f-]{36})"/.exec(done.html)![1]!
    expect((await maja.send('/school/vetting', { do: 'end', id })).text).not.toContain('Beth Marsh: coach')
  })

  test('are not the business of a teacher, and a head finds only her own people', async () => {
    const here = await town()
    expect((await (await here.browser('poppy')).get('/school/vetting')).status).toBe(404)
    const freya = await (await here.browser('freya')).get('/school/vetting?name=Marsh')
    expect(freya.html).not.toContain('>Beth Marsh')
  })
})

describe('second adults', () => {
  test('another is named for a pair, and the child is told', async () => {
    const here = await town()
    const maja = await here.browser('maja')
    const page = await maja.get('/school/companions')
    expect(page.text).toMatch(/Nia \S+ and Priya Kowalski/)
    const [, tie] = /Nia \S+ and Priya[\s\S]*?companions\?tie=([0-9a-f-]{36})/.exec(page.html)!
    const one = await maja.get(`/school/companions?tie=${tie}&name=Marsh`)
    const beth = optionOf(one.html, 'Beth Marsh')
    const named = await maja.send('/school/companions', { tie: tie!, name: 'Marsh', person: beth })
    expect(named.text).toContain('Second adult: Beth Marsh')
    const priya = await here.id('priya')
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from notices
      where to_id = ${priya} and kind = 'companion.named' and about_id = ${beth}`.execute(here.owner)
    expect(rows[0]!.n).toBeGreaterThan(0)
  })

  test('nobody is named by a teacher, or from outside my care', async () => {
    const here = await town()
    const { rows } = await sql<{ id: string }>`select t.id from ties t join tie_kinds k on k.kind = t.kind
      and k.needs_companion limit 1`.execute(here.owner)
    const tie = rows[0]!.id
    const poppy = await here.browser('poppy')
    expect((await poppy.get('/school/companions')).status).toBe(404)
    const forced = await poppy.send(
      '/school/companions',
      { tie, person: await here.id('beth') },
      '/people/add/name',
    )
    expect([403, 404]).toContain(forced.status)
    const freya = await here.browser('freya')
    const outside = await freya.send(
      '/school/companions',
      { tie, person: await here.id('walter') },
      '/people/add/name',
    )
    expect(outside.status).toBe(403)
  })
})

test('what the roll says otherwise is listed, and a person’s own address is not shown', async () => {
  const here = await town()
  const ravi = await here.id('ravi')
  await sql`insert into corrections (place_id, person_id, field, roll_says)
    select place_id, id, f, 'roll word' from people, unnest(array['pronouns', 'email']) f where id = ${ravi}
    on conflict (place_id, person_id, field) do update set roll_says = excluded.roll_says`.execute(here.owner)
  const page = await (await here.browser('maja')).get('/school/differences')
  expect(page.text).toContain('roll word')
  expect(page.text).toContain('Another, known to them')
  expect(page.text).not.toMatch(/@pupils/)
  expect((await (await here.browser('poppy')).get('/school/differences')).status).toBe(404)
})
