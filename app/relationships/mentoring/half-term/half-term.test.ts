import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import { sheetCsv } from './share/csv.ts'

const TIE = idOf('tie nia priya')
const stands = async (here: Town, name: 'priya' | 'ngozi' | 'ravi') =>
  here.as('maja', async (tx) => {
    const { rows } = await sql<{
      stands: string
    }>`select stands from mentoring_coverage() where learner_id = ${await here.id(name)}`.execute(tx)
    return rows.map((row) => row.stands)
  })

describe('how the half-term stands', () => {
  test('counts talks of fifteen minutes, in this half-term, the moment they are written down', async () => {
    const here = await townOfItsOwn('counts')
    // What the demo has them talk about is another matter.
    await here.owner.updateTable('meetings').set({ tie_id: null }).execute()
    expect(await stands(here, 'priya')).toEqual(['none'])
    const talk = (name: string, day: number, minutes: number) =>
      here.as('nia', (tx) =>
        sql`select record_conversation(${idOf(name)}, ${TIE}, current_date - ${day}::int, ${minutes}, 'We talked.', false)`.execute(
          tx,
        ),
      )
    await talk('short', 3, 14)
    expect(await stands(here, 'priya')).toEqual(['none'])
    await talk('first', 3, 15)
    expect(await stands(here, 'priya')).toEqual(['one'])
    await talk('before', 31, 30)
    expect(await stands(here, 'priya')).toEqual(['one'])
    await talk('second', 30, 20)
    expect(await stands(here, 'priya')).toEqual(['two'])
    const page = await (await here.browser('maja')).get('/mentoring/half-term')
    expect(page.text).toMatch(/Bridgefield Community High School: Bridgefield East Two talks or more 1/)
    // The tie rests with the check: she has no mentor, and waits for one whose check stands.
    await here.as('maja', (tx) => sql`select end_vetting(${idOf('vetting nia')})`.execute(tx))
    expect(await stands(here, 'priya')).toEqual(['waits'])
  })

  test('tells who has nobody from who waits: has chosen, or asked', async () => {
    const here = await townOfItsOwn('waits')
    expect(await stands(here, 'ngozi')).toEqual(['nobody'])
    await here.as('ngozi', async (tx) =>
      sql`select choose_mentors(array[${await here.id('nia')}]::uuid[], '{}', '{}')`.execute(tx),
    )
    expect(await stands(here, 'ngozi')).toEqual(['waits'])
    expect(await stands(here, 'ravi')).toEqual(['nobody'])
    await here.as('ravi', (tx) => sql`select ask_for_mentor(${idOf('ask')}, 'My uncle', null)`.execute(tx))
    expect(await stands(here, 'ravi')).toEqual(['waits'])
    await here.as('ravi', (tx) => sql`select take_back_mentor_ask(${idOf('ask')})`.execute(tx))
    expect(await stands(here, 'ravi')).toEqual(['nobody'])
  })

  test('counts every learner once, and is for those who run mentoring: a head has her own', async () => {
    const here = await townOfItsOwn('once')
    const count = (name: 'maja' | 'freya' | 'poppy' | 'sian' | 'priya') =>
      here.as(name, async (tx) => {
        const { rows } = await sql<{ all: number; each: number; units: number }>`
          select count(*)::int as all, count(distinct learner_id)::int as each, count(distinct group_id)::int as units
          from mentoring_coverage()`.execute(tx)
        return rows[0]!
      })
    const { rows } = await sql<{ n: number }>`
      select count(distinct person_id)::int as n from memberships where role = 'student' and to_at is null
        and person_id not in (select person_id from departures where returned_at is null)`.execute(here.owner)
    expect(await count('maja')).toEqual({ all: rows[0]!.n, each: rows[0]!.n, units: 6 })
    expect(await count('freya')).toMatchObject({ units: 1 })
    for (const name of ['poppy', 'sian', 'priya'] as const) {
      expect(await count(name)).toMatchObject({ all: 0 })
      expect((await (await here.browser(name)).get('/mentoring/half-term')).status).toBe(404)
    }
    const freya = await here.browser('freya')
    const names = await freya.get(`/mentoring/half-term/${idOf('Bridgefield East')}?stands=two`)
    expect(names.text).toContain('Priya')
    const other = await here.owner
      .selectFrom('groups')
      .select('id')
      .where('name', '=', 'The Oaks School')
      .executeTakeFirstOrThrow()
    expect((await freya.get(`/mentoring/half-term/${other.id}?stands=nobody`)).status).toBe(404)
    expect((await freya.get(`/mentoring/half-term/${idOf('Bridgefield East')}?stands=x`)).status).toBe(404)
  })

  test('goes by the nearest half-terms: the small school’s, else the school’s; without any it says so', async () => {
    const here = await townOfItsOwn('nearest')
    const maja = await here.browser('maja')
    await here.as('freya', (tx) =>
      sql`insert into terms (place_id, id, group_id, kind, title, starts_on, ends_on)
        values (${DEMO_PLACE}, ${idOf('own')}, ${idOf('Bridgefield East')}, 'half_term', 'Ours', current_date - 10, current_date + 10)`.execute(
        tx,
      ),
    )
    expect(await stands(here, 'priya')).toEqual(['one'])
    await here.owner.deleteFrom('terms').where('kind', '=', 'half_term').execute()
    expect(await stands(here, 'priya')).toEqual(['unset'])
    const page = await maja.get('/mentoring/half-term')
    expect(page.text).toContain('No half-term is set')
    expect(page.html).toContain('href="/school/terms"')
  })
})

describe('the version to share', () => {
  test('has no name and no number under ten', async () => {
    const here = await townOfItsOwn('share')
    const maja = await here.browser('maja')
    const page = await maja.get('/mentoring/half-term/share')
    expect(page.text).toContain('Mentoring this half-term')
    expect(page.text).not.toContain('Priya')
    const csv = await maja.get('/mentoring/half-term/share.csv')
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const cells = parse(csv.html, { bom: true })
      .slice(1)
      .flatMap((row: string[]) => row.slice(1))
    expect(cells).toContain('')
    for (const cell of cells) expect(cell === '' || Number(cell) >= 10).toBe(true)
    expect((await (await here.browser('poppy')).get('/mentoring/half-term/share.csv')).status).toBe(404)
  })

  test('runs nothing in a spreadsheet, whatever a school is called', () => {
    const csv = sheetCsv({
      head: ['School'],
      names: ['=HYPERLINK("x")', '+44 school', 'All'],
      shown: [[null], [12], [12]],
      leftOut: [],
    })
    expect(csv).toContain("'=HYPERLINK")
    expect(csv).toContain("'+44 school,12")
  })
})
