import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { Refused } from '#db/refused.ts'
import { GOOD } from '#standards/oneroster/testing.ts'
import { MOST_PROBLEMS } from './bring-in.ts'
import { type NewPlace, newPlace, with_ } from './testing/new-place.ts'

/** Everything a roll wrote in a place, without ids and moments that differ from run to run. */
async function picture(place: NewPlace): Promise<unknown> {
  const [row] = await place.rows<{ all: unknown }>(`select json_build_object(
    'groups', (select json_agg(json_build_array(g.kind, g.name, g.closed_at is not null) order by g.kind, g.name, g.id)
      from groups g where g.place_id = $place),
    'people', (select json_agg(json_build_array(p.given_name, p.family_name, b.email, a.child, a.known_child) order by p.given_name, p.id)
      from people p join people_private b on b.place_id = p.place_id and b.person_id = p.id
      join ages a on a.place_id = p.place_id and a.person_id = p.id where p.place_id = $place),
    'memberships', (select json_agg(json_build_array(p.given_name, g.name, m.role, m.to_at is not null) order by p.given_name, g.name, m.role)
      from memberships m join people p on p.place_id = m.place_id and p.id = m.person_id
      join groups g on g.place_id = m.place_id and g.id = m.group_id where m.place_id = $place),
    'ties', (select json_agg(json_build_array(f.given_name, t.kind, o.given_name) order by f.given_name, o.given_name)
      from ties t join people f on f.place_id = t.place_id and f.id = t.from_id
      join people o on o.place_id = t.place_id and o.id = t.to_id where t.place_id = $place),
    'terms', (select json_agg(title order by title) from terms where place_id = $place),
    'left', (select count(*) from departures where place_id = $place and returned_at is null)) as all`)
  return row!.all
}

const tiesOf = (place: NewPlace) =>
  place.rows<{ from: string; kind: string; to: string }>(
    `select f.given_name as from, t.kind, o.given_name as to from ties t
     join people f on f.place_id = t.place_id and f.id = t.from_id join people o on o.place_id = t.place_id and o.id = t.to_id
     where t.place_id = $place order by 1, 3`,
  )

const confirm = (place: NewPlace, external: string, outcome = 'confirmed') =>
  place.asOwner(async (tx) => {
    const from = await place.idOf('person', external)
    await sql`insert into tie_confirmations (place_id, id, tie_id, outcome, said_by)
      select place_id, gen_random_uuid(), id, ${outcome}, ${from} from ties where place_id = ${place.id} and from_id = ${from}`.execute(
      tx,
    )
  })

describe('a roll comes in', () => {
  test('again, it updates and never doubles', async () => {
    const place = await newPlace()
    const first = await place.bring(GOOD)
    expect(first.counts).toMatchObject({
      peopleNew: 4,
      schoolsNew: 3,
      classesNew: 1,
      linksProposed: 2,
      membershipsNew: 4,
    })
    const before = await picture(place)
    const second = await place.bring(GOOD)
    expect(await picture(place)).toEqual(before)
    for (const [what, count] of Object.entries(second.counts))
      expect([what, count]).toEqual([what, what === 'people' ? 4 : 0])
    const third = await place.bring(
      with_(GOOD, 'users.csv', ['n@example.org', 'ngozi@example.org'], ['Tom,', 'Thomas,']),
    )
    expect(third.counts).toMatchObject({ peopleNew: 0, peopleChanged: 2, membershipsNew: 0 })
  })

  test('a dry run says the same and changes nothing', async () => {
    const place = await newPlace()
    const dry = await place.bring(GOOD, { dryRun: true })
    expect(dry.counts).toMatchObject({ peopleNew: 4, linksProposed: 2 })
    expect(await place.rows('select from people where place_id = $place')).toEqual([])
    expect((await place.bring(GOOD)).counts).toEqual(dry.counts)
  })

  test('that breaks in the middle leaves all as it was', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    const before = await picture(place)
    async function* broken() {
      yield* (await import('#standards/oneroster/generate.ts')).generateRoll(2000)
      throw new Error('the cable was pulled')
    }
    await expect(place.bring({}, { records: broken() })).rejects.toThrow('cable')
    expect(await picture(place)).toEqual(before)
  })

  test('who is marked as gone has left, is in no group, and comes back when they are named again', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    const gone = with_(
      GOOD,
      'users.csv',
      ['sourcedId,', 'sourcedId,status,'],
      ['l1,', 'l1,tobedeleted,'],
      ['g1,true', 'g1,active,true'],
      ['g2,true', 'g2,active,true'],
      ['t1,true', 't1,active,true'],
    )
    const { 'manifest.csv': _, 'orgs.csv': __, 'classes.csv': ___, ...update } = gone
    const delta = {
      ...update,
      'manifest.csv': 'propertyName,value\noneroster.version,1.2\nfile.users,delta\n',
    }
    const done = await place.bring(
      { 'manifest.csv': delta['manifest.csv'], 'users.csv': gone['users.csv']! },
      { complete: false },
    )
    expect(done.counts).toMatchObject({ peopleLeft: 1, membershipsEnded: 2 })
    const back = await place.bring(GOOD)
    expect(back.counts).toMatchObject({ peopleBack: 1, membershipsNew: 2, peopleNew: 0 })
  })

  test('a learner at two schools is one person in both', async () => {
    const place = await newPlace()
    await place.bring(
      with_(GOOD, 'roles.csv', [
        `r1,l1,primary,student,s1`,
        'r1,l1,primary,student,s1\nr5,l1,secondary,student,s2',
      ]),
    )
    const rows =
      await place.rows(`select g.name from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
      where m.place_id = $place and m.role = 'student' and g.kind = 'school' order by 1`)
    expect(rows).toEqual([{ name: 'Overdale' }, { name: 'Vale Primary' }])
  })

  test('last year’s class is closed by a complete roll, and left alone by an update', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    const next = with_(with_(GOOD, 'classes.csv', ['c1,7B', 'c2,8B']), 'enrollments.csv', [',c1,', ',c2,'])
    const update = await place.bring(next, { complete: false })
    expect(update.counts).toMatchObject({ groupsClosed: 0, membershipsEnded: 0, membershipsNew: 2 })
    const whole = await place.bring(next)
    expect(whole.counts).toMatchObject({ groupsClosed: 1, membershipsEnded: 2 })
  })

  test('staff whom a complete roll names no more have left; a learner has only left the groups', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    const none = {
      't1,true,Tom,Tate,,,,,\n': '',
      'r4,t1,primary,teacher,s1\n': '',
      'e2,c1,t1,teacher,true,s1\n': '',
    }
    const files = Object.fromEntries(
      Object.entries(GOOD).map(([name, text]) => [
        name,
        Object.entries(none).reduce((all, [from, to]) => all.replace(from, to), text as string),
      ]),
    )
    expect((await place.bring(files, { complete: false })).counts).toMatchObject({ peopleLeft: 0 })
    expect((await place.bring(files)).counts).toMatchObject({ peopleLeft: 1, membershipsEnded: 2 })
  })
})

describe('what a roll says of another day', () => {
  const ROLES = 'sourcedId,userSourcedId,role,orgSourcedId,beginDate\n'
  test('a place that begins later is counted, opens nothing before its day, and opens on it', async () => {
    const place = await newPlace()
    const later = { ...GOOD, 'roles.csv': `${ROLES}r1,l1,student,s1,\nr4,t1,teacher,s1,2200-01-04\n` }
    const { counts } = await place.bring(later)
    expect(counts).toMatchObject({ membershipsLater: 1 })
    const at =
      await place.rows(`select from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
      where m.place_id = $place and g.kind = 'school' and m.role = 'teacher' and m.to_at is null`)
    expect(at).toEqual([])
    // Said again it waits once; and it goes when the roll no longer says it.
    await place.bring(later)
    const waiting = () =>
      place.rows('select opens_on from memberships where place_id = $place and opens_on is not null')
    expect(await waiting()).toEqual([{ opens_on: '2200-01-04' }])
    await place.bring({ ...GOOD, 'roles.csv': `${ROLES}r1,l1,student,s1,\n` })
    expect(await waiting()).toEqual([])
    await place.bring(later)
    await place.rows('select open_memberships()')
    expect(await waiting()).toHaveLength(1)
    await place.rows(
      'update memberships set opens_on = current_date, from_at = now(), to_at = now() where opens_on is not null and place_id = $place',
    )
    await place.rows('select open_memberships()')
    expect(await waiting()).toEqual([])
    expect(
      await place.rows(`select m.to_at from memberships m join groups g on g.place_id = m.place_id and g.id = m.group_id
        where m.place_id = $place and g.kind = 'school' and m.role = 'teacher'`),
    ).toEqual([{ to_at: null }])
    const now = { ...GOOD, 'roles.csv': `${ROLES}r1,l1,student,s1,\nr4,t1,teacher,s1,2020-01-04\n` }
    expect((await place.bring(now)).counts).toMatchObject({ membershipsLater: 0, membershipsNew: 0 })
  })

  test('an update need not say again that a mother is one, for her next child', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    const update = {
      'manifest.csv': 'propertyName,value\nfile.users,delta\nfile.roles,delta\noneroster.version,1.2\n',
      'users.csv': 'sourcedId,givenName,familyName,agentSourcedIds\nl2,Ola,Okafor,g1\n',
      'roles.csv': `${ROLES}r9,l2,student,s1,\n`,
    }
    const { counts } = await place.bring(update, { complete: false })
    expect(counts).toMatchObject({ linksProposed: 1, linksUnclear: 0 })
    expect(await tiesOf(place)).toContainEqual({ from: 'Ngozi', kind: 'parent', to: 'Ola' })
  })
})

test('what was left out is counted, however late it comes and however little of it is kept', async () => {
  const place = await newPlace()
  const odd = Array.from({ length: MOST_PROBLEMS }, (_, n) => `x${n},s1,Odd,maybe`).join('\n')
  const { problems, problemCount, leftOutCount } = await place.bring({
    ...GOOD,
    'users.csv': `sourcedId,givenName,familyName,enabledUser\n${odd}\n`,
  })
  expect(problems).toHaveLength(MOST_PROBLEMS)
  expect(problemCount).toBeGreaterThan(MOST_PROBLEMS)
  expect(problems.filter(({ severity }) => severity === 'left out')).toEqual([])
  expect(leftOutCount).toBeGreaterThan(0)
})

test('who has one name is called by it once', async () => {
  const place = await newPlace()
  await place.bring(with_(GOOD, 'users.csv', ['Tom,', ',']))
  const names = 'select given_name, family_name from people where place_id = $place'
  const all = await place.rows<{ given_name: string; family_name: string }>(names)
  expect(all.map((one) => `${one.given_name} ${one.family_name}`.trim())).toContain('Tate')
})

describe('what a roll may not do', () => {
  test('a person’s own word stands against the roll, and the roll’s is kept while it differs', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    const ada = await place.idOf('person', 'l1')
    await place.asOwner(async (tx) => {
      await sql`update people set given_name = 'Adaeze' where place_id = ${place.id} and id = ${ada}`.execute(
        tx,
      )
      await sql`insert into corrections (place_id, person_id, field) values (${place.id}, ${ada}, 'given_name')`.execute(
        tx,
      )
    })
    const says = () =>
      place.rows(`select p.given_name, c.roll_says from corrections c
      join people p on p.place_id = c.place_id and p.id = c.person_id where c.place_id = $place`)
    await place.bring(GOOD)
    expect(await says()).toEqual([{ given_name: 'Adaeze', roll_says: 'Ada' }])
    await place.bring(with_(GOOD, 'users.csv', ['Ada,', 'Adaeze,']))
    expect(await says()).toEqual([{ given_name: 'Adaeze', roll_says: null }])
  })

  test('who was forgotten stays forgotten', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    const ngozi = await place.idOf('person', 'g1')
    await place.asOwner(async (tx) => {
      await sql`select set_config('app.person_id', ${ngozi}, true)`.execute(tx)
      await sql`select erase_me(array[]::uuid[])`.execute(tx)
    })
    const again = await place.bring(GOOD)
    expect(again.counts).toMatchObject({ forgotten: 1, peopleNew: 0, linksProposed: 0 })
    expect(
      await place.rows(`select given_name from people where place_id = $place and id = '${ngozi}'`),
    ).toEqual([{ given_name: '…' }])
    for (const table of ['people_private', 'adult_words'])
      expect(
        await place.rows(`select from ${table} where place_id = $place and person_id = '${ngozi}'`),
      ).toEqual([])
  })

  test('a relative is kin and not grown up by that; of whom it does not say what they are is neither', async () => {
    const place = await newPlace()
    const done = await place.bring(with_(GOOD, 'roles.csv', ['r2,g1,primary,parent,s1\n', '']))
    expect(done.counts).toMatchObject({ linksUnclear: 1, linksProposed: 1 })
    expect(await tiesOf(place)).toEqual([{ from: 'Ife', kind: 'family', to: 'Ada' }])
    const people =
      await place.rows(`select p.given_name, a.child from ages a join people p on p.place_id = a.place_id and p.id = a.person_id
      where a.place_id = $place order by 1`)
    expect(people).toEqual([
      { given_name: 'Ada', child: true },
      { given_name: 'Ife', child: true },
      { given_name: 'Ngozi', child: true },
      { given_name: 'Tom', child: false },
    ])
    await place.bring(GOOD)
    expect((await tiesOf(place)).map(({ from, kind }) => `${from} ${kind}`)).toEqual([
      'Ife family',
      'Ngozi parent',
    ])
  })
})

describe('links that the roll names no more', () => {
  const without = with_(GOOD, 'users.csv', ['"g1,g2"', 'g2'])

  test('are withdrawn while nobody has confirmed them', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    expect((await place.bring(without)).counts).toMatchObject({ linksWithdrawn: 1, linksToLookAt: 0 })
    expect(await tiesOf(place)).toEqual([{ from: 'Ife', kind: 'family', to: 'Ada' }])
  })

  test('once confirmed, stay and are marked for somebody to look at, until the roll names them again', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    await confirm(place, 'g1')
    expect((await place.bring(without)).counts).toMatchObject({ linksWithdrawn: 0, linksToLookAt: 1 })
    expect(await tiesOf(place)).toHaveLength(2)
    expect((await place.bring(without)).counts).toMatchObject({ linksToLookAt: 0 })
    await place.bring(GOOD)
    expect(await place.rows('select from withdrawn_links where place_id = $place')).toEqual([])
  })

  test('once refused, are not proposed again and need no look', async () => {
    const place = await newPlace()
    await place.bring(GOOD)
    await confirm(place, 'g1', 'refused')
    expect((await place.bring(GOOD)).counts).toMatchObject({ linksProposed: 0 })
    expect((await place.bring(without)).counts).toMatchObject({ linksWithdrawn: 0, linksToLookAt: 0 })
  })

  test('of a learner at two schools stay when the list is of the other school alone', async () => {
    const place = await newPlace()
    await place.bring(
      with_(GOOD, 'roles.csv', [
        'r1,l1,primary,student,s1',
        'r1,l1,primary,student,s1\nr5,l1,secondary,student,s2',
      ]),
    )
    const other = {
      'manifest.csv': 'propertyName,value\noneroster.version,1.2\nfile.users,bulk\n',
      'orgs.csv': 'sourcedId,status,name,type,parentSourcedId\ns2,,Overdale,school,\n',
      'users.csv': 'sourcedId,enabledUser,givenName,familyName\nl1,true,Ada,Okafor\n',
      'roles.csv': 'sourcedId,userSourcedId,roleType,role,orgSourcedId\nr5,l1,secondary,student,s2\n',
    }
    expect((await place.bring(other)).counts).toMatchObject({ linksWithdrawn: 0, membershipsEnded: 0 })
  })
})

describe('somebody who may import for one school only', () => {
  /** Tom is made head of Vale Primary. */
  async function withHead() {
    const place = await newPlace()
    const overdale = 'r5,t2,primary,teacher,s2\nr6,l2,primary,student,s2\n'
    const files = with_(
      with_(GOOD, 'users.csv', [
        't1,true,Tom,Tate,,,,,\n',
        't1,true,Tom,Tate,,,,,\nt2,true,Una,Usk,u@example.org,,,,\nl2,true,Bo,Bell,,,,07,\n',
      ]),
      'roles.csv',
      ['r4,t1,primary,teacher,s1\n', `r4,t1,primary,teacher,s1\n${overdale}`],
    )
    await place.bring(files)
    const [tom, vale] = [await place.idOf('person', 't1'), await place.idOf('org', 's1')]
    await place.asOwner((tx) =>
      sql`insert into memberships (place_id, id, group_id, person_id, role, source)
        values (${place.id}, gen_random_uuid(), ${vale}, ${tom}, 'head', 'person')`.execute(tx),
    )
    return { place, tom }
  }
  const own = with_(GOOD, 'orgs.csv', ['s2,,Overdale,school,d1\n', ''], ['Trust', 'Taken over'])

  test('brings in their own school and changes nothing above it', async () => {
    const { place, tom } = await withHead()
    const done = await place.bring(with_(own, 'users.csv', ['Ada,', 'Ida,']), { as: tom })
    expect(done.counts).toMatchObject({ peopleChanged: 1, notYours: 0 })
    expect(await place.rows(`select from groups where place_id = $place and name = 'Taken over'`)).toEqual([])
  })

  test('is refused another school', async () => {
    const { place, tom } = await withHead()
    await expect(place.bring(GOOD, { as: tom })).rejects.toThrow(Refused)
    const sneaky = with_(own, 'roles.csv', [
      'r4,t1,primary,teacher,s1\n',
      'r4,t1,primary,teacher,s1\nr7,t1,primary,principal,s2\n',
    ])
    await expect(place.bring(sneaky, { as: tom, complete: false })).rejects.toThrow(Refused)
  })

  test('does not rename, readdress or send away people of another school', async () => {
    const { place, tom } = await withHead()
    const files = with_(own, 'users.csv', [
      't1,true,Tom,Tate,,,,,\n',
      't1,true,Tom,Tate,,,,,\nt2,true,Mine,Now,tom@example.org,,,,\n',
    ])
    const done = await place.bring(files, { as: tom })
    expect(done.counts).toMatchObject({ notYours: 1 })
    expect(
      await place.rows(`select p.given_name, b.email from people p join people_private b on b.place_id = p.place_id
      and b.person_id = p.id where p.place_id = $place and p.family_name in ('Usk', 'Now')`),
    ).toEqual([{ given_name: 'Una', email: 'u@example.org' }])
  })
})
