import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { CheckedCache } from '#db/checked-cache.ts'
import { asPerson } from '#db/client.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import type { Ask } from '../../http/ask.tsx'
import { coverage } from './half-term/coverage.ts'
import { mentoringIsAbout } from './is-about.ts'
import { inRound } from './rounds/rounds.ts'
import { queueOf } from './testing/queue.ts'
import { workRound } from './testing/rounds.ts'

const TIE = idOf('tie nia priya')
const ROUND = idOf('kept round')
const EAST = idOf('Bridgefield East')
let here: Town
let ids: Record<'maja' | 'nia' | 'priya' | 'ngozi' | 'ravi' | 'walter' | 'freya', string>
let companion: string

/** Everything of mentoring that is kept, as Maja is told it. */
const told = (cache: CheckedCache) =>
  asPerson(here.house.db, { placeId: DEMO_PLACE, personId: ids.maja }, async (tx) => {
    const me = { placeId: DEMO_PLACE, personId: ids.maja }
    const ask = { house: { ...here.house, cache }, me, tx } as Ask
    return { coverage: await coverage(ask), round: await inRound(ask, { id: ROUND, state: 'draft' }) }
  })
const kept = () => told(here.house.cache)
const anew = () => told(new CheckedCache())

/** By the owner's hand, so that nothing but the write itself says that it happened. */
const run = (query: ReturnType<typeof sql>) => query.execute(here.owner)

beforeAll(async () => {
  here = await townOfItsOwn('kept')
  await queueOf(here)
  ids = {
    maja: await here.id('maja'),
    nia: await here.id('nia'),
    priya: await here.id('priya'),
    ngozi: await here.id('ngozi'),
    ravi: await here.id('ravi'),
    walter: await here.id('walter'),
    freya: await here.id('freya'),
  }
  await here.owner.updateTable('mentor_offers').set({ places: 25 }).execute()
  await here.as('ngozi', (tx) =>
    sql`select choose_mentors(array[${ids.walter}]::uuid[], '{}', '{}')`.execute(tx),
  )
  await here.as('maja', async (tx) => {
    await sql`select open_mentor_round(${ROUND}, ${EAST}, current_date + 3)`.execute(tx)
    await sql`select run_mentor_round(${ROUND})`.execute(tx)
  })
  await workRound(here, ROUND)
  const { rows } = await sql<{ person_id: string }>`
    select person_id from companions where tie_id = ${TIE} and ended_at is null`.execute(here.owner)
  companion = rows[0]!.person_id
})

type Write = readonly [what: string, write: () => ReturnType<typeof run>]

/** What each says, and after it the next: each changes something that Maja is told. */
const writes: readonly Write[] = [
  [
    'talks were in another half-term',
    () => run(sql`update meetings set held_on = held_on - 200 where tie_id = ${TIE}`),
  ],
  [
    'a talk is written down',
    () =>
      run(sql`with t as (insert into things (place_id, id, kind, owner_id) select place_id, ${idOf('a talk')}, kind, owner_id
          from things where id in (select id from meetings) limit 1 returning id)
        insert into meetings (place_id, id, shape, tie_id, held_on, minutes, recorded_at, made_by)
          select ${DEMO_PLACE}, id, 'conversation', ${TIE}, current_date, 20, now(), ${ids.nia} from t`),
  ],
  [
    'the mentor’s check ends',
    () => run(sql`update vettings set ended_at = now() where person_id = ${ids.nia}`),
  ],
  ['it stands again', () => run(sql`update vettings set ended_at = null where person_id = ${ids.nia}`)],
  ['there is no second adult', () => run(sql`update companions set ended_at = now() where tie_id = ${TIE}`)],
  ['there is one again', () => run(sql`update companions set ended_at = null where tie_id = ${TIE}`)],
  [
    'the second adult leaves',
    () =>
      run(sql`insert into departures (place_id, id, person_id, source)
        values (${DEMO_PLACE}, ${newId()}, ${companion}, 'lead')`),
  ],
  [
    'and comes back',
    () => run(sql`update departures set returned_at = now() where person_id = ${companion}`),
  ],
  [
    'the second adult is no grown-up',
    () =>
      run(sql`insert into people_private (place_id, person_id, birth_date) values (${DEMO_PLACE}, ${companion}, current_date - 5000)
        on conflict (place_id, person_id) do update set birth_date = excluded.birth_date`),
  ],
  [
    'the second adult is grown up',
    () => run(sql`update people_private set birth_date = '1970-01-01' where person_id = ${companion}`),
  ],
  [
    'there is a concern about the mentor',
    () =>
      run(sql`insert into concerns (place_id, id, about_id, raised_by, worry, words)
        values (${DEMO_PLACE}, ${newId()}, ${ids.nia}, ${ids.freya}, 'about', 'A worry.')`),
  ],
  ['it is closed', () => run(sql`update concerns set closed_at = now() where about_id = ${ids.nia}`)],
  [
    'the two are kept apart',
    () =>
      run(sql`insert into blocks (place_id, id, protects_id, against_id, made_by)
        values (${DEMO_PLACE}, ${newId()}, ${ids.priya}, ${ids.nia}, ${ids.freya})`),
  ],
  ['and no longer', () => run(sql`update blocks set lifted_at = now() where protects_id = ${ids.priya}`)],
  [
    'the learner says no',
    () =>
      run(sql`insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
        values (${DEMO_PLACE}, ${newId()}, ${TIE}, ${ids.priya}, ${ids.priya}, 'no')`),
  ],
  ['it never was', () => run(sql`delete from tie_answers where tie_id = ${TIE} and answer = 'no'`)],
  ['another learner takes back whom they chose', () => run(sql`delete from mentor_choices`)],
  [
    'a learner asks for somebody',
    () =>
      run(sql`with t as (insert into things (place_id, id, kind, owner_id) select place_id, ${idOf('an ask')}, kind, owner_id
          from things where id in (select id from meetings) limit 1 returning id)
        insert into mentor_asks (place_id, id, learner_id, words) select ${DEMO_PLACE}, id, ${ids.ngozi}, 'My aunt' from t`),
  ],
  [
    'a learner leaves',
    () =>
      run(sql`insert into departures (place_id, id, person_id, source)
        values (${DEMO_PLACE}, ${newId()}, ${ids.ravi}, 'lead')`),
  ],
  [
    'somebody joins a school',
    () =>
      run(sql`insert into memberships (place_id, id, group_id, person_id, role, source)
        values (${DEMO_PLACE}, ${idOf('joins')}, ${EAST}, ${ids.walter}, 'student', 'roll')`),
  ],
  ['and leaves it', () => run(sql`delete from memberships where id = ${idOf('joins')}`)],
  ['a small school is renamed', () => run(sql`update groups set name = 'East wing' where id = ${EAST}`)],
  [
    'the half-term is longer',
    () => run(sql`update terms set starts_on = starts_on - 7 where kind = 'half_term'`),
  ],
  ['a half-term is taken away', () => run(sql`delete from terms where kind = 'half_term'`)],
  [
    'a mentor is called otherwise',
    () => run(sql`update people set preferred_name = 'Wally' where id = ${ids.walter}`),
  ],
  [
    'a learner is called otherwise',
    () => run(sql`update people set preferred_name = 'Goz' where id = ${ids.ngozi}`),
  ],
  [
    'a second adult is named in a round',
    () => run(sql`update mentor_pairs set companion_id = ${ids.freya} where learner_id = ${ids.ngozi}`),
  ],
  [
    'who is called otherwise in turn',
    () => run(sql`update people set preferred_name = 'Frey' where id = ${ids.freya}`),
  ],
  [
    'a second adult of others is called otherwise',
    () => run(sql`update people set preferred_name = 'Other' where id = ${companion}`),
  ],
  [
    'a learner of the round is grown up',
    () => run(sql`update people_private set birth_date = '1990-01-01' where person_id = ${ids.ngozi}`),
  ],
  [
    'a pair of the round is asked',
    () => run(sql`update mentor_pairs set tie_id = ${TIE} where learner_id = ${ids.ngozi}`),
  ],
  ['its tie is asked for anew', () => run(sql`update ties set anew_at = now() where id = ${TIE}`)],
  [
    'a mentor is kept from whoever looks',
    () =>
      run(sql`insert into blocks (place_id, id, protects_id, against_id, made_by)
        values (${DEMO_PLACE}, ${newId()}, ${ids.walter}, ${ids.maja}, ${ids.freya})`),
  ],
  ['the round is open again', () => run(sql`update mentor_rounds set state = 'open' where id = ${ROUND}`)],
]

describe('what is kept of mentoring', () => {
  test.each(writes)('is worked out anew when %s', async (_, write) => {
    const before = await kept()
    await write()
    const after = await kept()
    expect(after).toEqual(await anew())
    expect(after, 'The write changes nothing that is told, so it tries nothing.').not.toEqual(before)
  })

  test('stays for a head when another school changes, is mended for a few of hers, and worked out anew for a group', async () => {
    class Counted extends CheckedCache {
      anew = 0
      override ask<T>(...[ask, what, how]: Parameters<typeof CheckedCache.prototype.ask<T>>): Promise<T> {
        const work = () => {
          this.anew++
          return how.work()
        }
        return super.ask(ask, what, { ...how, work })
      }
    }
    const me = { placeId: DEMO_PLACE, personId: ids.freya }
    const counted = new Counted()
    const asks = (cache: CheckedCache) =>
      asPerson(here.house.db, me, (tx) => coverage({ house: { ...here.house, cache }, me, tx } as Ask))
    const writesTo = async (write: ReturnType<typeof sql>) => {
      expect((await run(write)).numAffectedRows).toBe(3n)
      expect(await asks(counted)).toEqual(await asks(new CheckedCache()))
      return counted.anew
    }
    const about = await here.as('freya', (tx) => mentoringIsAbout(tx))
    await asks(counted)
    const leave = (which: string) => sql`
      insert into departures (place_id, id, person_id, source)
        select place_id, gen_random_uuid(), id, 'lead' from people
        where (id = any (${about}::uuid[])) = ${which === 'hers'} and id not in (${ids.freya}, ${ids.maja})
          and id in (select person_id from memberships where role = 'student' and to_at is null) limit 3`
    const before = await asks(counted)
    expect(await writesTo(leave('others'))).toBe(1)
    expect(await asks(counted)).toEqual(before)
    expect(await writesTo(leave('hers'))).toBe(1)
    expect(await asks(counted)).not.toEqual(before)
    expect(
      await writesTo(sql`update groups set name = name || '!' where id in (
      select id from groups order by id = ${EAST} desc limit 3)`),
    ).toBe(2)
  })
})

test('ids to compare are told to those who run mentoring, of their own care', async () => {
  const touches = (name: 'maja' | 'freya' | 'nia' | 'priya', ...written: readonly string[]) =>
    here.as(name, async (tx) => {
      const { rows } = await sql<{ learners: readonly string[] }>`
        select mentoring_touches(${[...written]}::uuid[]) as learners`.execute(tx)
      return rows[0]!.learners
    })
  const elsewhere = await here.owner
    .selectFrom('memberships')
    .innerJoin('groups', 'groups.id', 'memberships.group_id')
    .select('person_id')
    .where('role', '=', 'student')
    .where('groups.name', '=', 'The Oaks School')
    .executeTakeFirstOrThrow()
  expect(await touches('freya', TIE, elsewhere.person_id)).toEqual([ids.priya])
  expect(await touches('maja', ids.nia, elsewhere.person_id)).toEqual(
    expect.arrayContaining([ids.priya, elsewhere.person_id]),
  )
  for (const name of ['nia', 'priya'] as const) {
    expect(await touches(name, TIE, ids.priya)).toEqual([])
    expect(await here.as(name, (tx) => mentoringIsAbout(tx))).toEqual([])
    expect(await here.as(name, (tx) => mentoringIsAbout(tx, { round: ROUND }))).toEqual([ROUND])
  }
  const freyas = await here.as('freya', (tx) => mentoringIsAbout(tx))
  expect(freyas).toContain(ids.priya)
  expect(freyas).not.toContain(elsewhere.person_id)
})

/** What migrations alone write, and what is asked anew each time (who may what, by `standing`). */
const NEVER_CHANGES = ['role_powers', 'tie_kinds', 'tie_yes', 'group_kinds', 'places']

test('every table that it is read from says what is written to it', async () => {
  const { rows: named } = await sql<{ name: string; kind: string; body: string }>`
    select p.proname as name, 'function' as kind, p.prosrc as body from pg_proc p where p.pronamespace = 'public'::regnamespace
    union all select c.relname, 'view', pg_get_viewdef(c.oid) from pg_class c
      where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
    union all select c.relname, 'table', '' from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(
    here.owner,
  )
  const known = Map.groupBy(named, ({ name }) => name)
  const tables = new Set<string>()
  const seen = new Set<string>()
  const follow = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const { kind, body } of known.get(name) ?? []) {
      if (kind === 'table') tables.add(name)
      for (const [word] of body.replaceAll(/--.*/g, '').matchAll(/[a-z_]+/g)) follow(word)
    }
  }
  for (const name of ['mentoring_coverage', 'mentor_round_pairs', 'seconds_for_round']) follow(name)
  const { rows: saying } = await sql<{ name: string }>`
    select tgrelid::regclass::text as name from pg_trigger where tgfoid = 'record_change'::regproc
    group by 1 having count(*) = 3`.execute(here.owner)
  const says = new Set([...saying.map(({ name }) => name), ...NEVER_CHANGES])
  expect([...tables].filter((name) => !says.has(name))).toEqual([])
  expect(tables.size).toBeGreaterThan(12)
})
