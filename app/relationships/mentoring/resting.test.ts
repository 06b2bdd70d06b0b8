import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import { mentoring } from './practice.ts'

// Nia is Priya's mentor and Freya their second adult; Maja runs mentoring.
let here: Town
let n = 0
beforeEach(async () => {
  here = await townOfItsOwn(`resting${n++}`)
})
const TIE = idOf('tie nia priya')
const RESTS = 'Things between you and'

const home = async (name: 'priya' | 'nia' | 'maja' | 'freya' | 'ngozi') =>
  (await (await here.browser(name)).get('/')).text
const night = () => mentoring.nightly!(here.house)
/** As a roll says it, for the place. */
const leaves = (name: 'nia' | 'freya' | 'priya') =>
  here.owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.place_id', ${DEMO_PLACE}, true)`.execute(tx)
    await sql`insert into departures (place_id, id, person_id, source)
      values (${DEMO_PLACE}, gen_random_uuid(), ${await here.id(name)}, 'roll')`.execute(tx)
  })
const told = async (kind: string) =>
  here.owner
    .selectFrom('notices')
    .select('to_id')
    .where('kind', '=', kind)
    .where('thing_id', '=', TIE)
    .execute()

describe('a check', () => {
  test('that is ended: the two are told at once that it rests, and those who run it what waits', async () => {
    expect(await home('priya')).not.toContain(RESTS)
    const { id } = await here.owner
      .selectFrom('vettings')
      .select('id')
      .where('person_id', '=', await here.id('nia'))
      .where('role', '=', 'mentor')
      .executeTakeFirstOrThrow()
    await here.as('maja', (tx) => sql`select end_vetting(${id})`.execute(tx))
    const priya = await home('priya')
    expect(priya).toContain('Things between you and Nia Smith-Jones are resting for now')
    expect(priya).not.toMatch(/check/i)
    expect(await home('nia')).toContain('Things between you and Priya')
    expect(await home('maja')).toMatch(/Priya .* waits: their mentor’s safety check is no longer in date/)
    expect(await home('ngozi')).not.toMatch(/resting|waits/)
    await night()
    expect(await told('mentoring.rests')).toHaveLength(2)
  })

  test('that lapses by its day: the night tells, once', async () => {
    await night()
    expect(await told('mentoring.rests')).toHaveLength(0)
    await sql`update vettings set review_on = current_date - 1 where person_id = ${await here.id('nia')}`.execute(
      here.owner,
    )
    await night()
    await night()
    expect(await told('mentoring.rests')).toHaveLength(2)
    expect(await home('priya')).toContain('Things between you and Nia Smith-Jones are resting for now')
    expect(await home('maja')).toContain('their mentor’s safety check is no longer in date')
  })

  test('is not asked for by anybody who is signed in', async () => {
    for (const name of ['maja', 'nia'] as const)
      await expect(
        here.as(name, (tx) => sql`select sweep_mentor_checks()`.execute(tx)),
      ).rejects.toMatchObject({ reason: 'not-yours' })
  })
})

describe('somebody leaves', () => {
  test('a mentor: the learner is told that it rests, and those who run it that somebody waits', async () => {
    await leaves('nia')
    expect(await home('priya')).toContain('Things between you and Nia Smith-Jones are resting for now')
    expect(await told('mentoring.rests')).toEqual([{ to_id: await here.id('priya') }])
    expect(await home('maja')).toMatch(/Priya .* waits for another mentor: theirs has left/)
  })

  test('a second adult: both are told, and not why', async () => {
    await leaves('freya')
    for (const name of ['priya', 'nia'] as const) {
      const page = await home(name)
      expect(page).toContain(RESTS)
      expect(page).not.toMatch(/has left/)
    }
    expect(await home('maja')).toMatch(/Priya .* and their mentor wait for a second adult/)
  })

  test('a learner: their mentor is told, and nobody that somebody waits', async () => {
    await leaves('priya')
    expect(await told('mentoring.rests')).toEqual([{ to_id: await here.id('nia') }])
    for (const kind of ['check', 'mentor', 'second'])
      expect(await told(`mentoring.waits_${kind}`)).toHaveLength(0)
  })
})
