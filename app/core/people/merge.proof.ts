import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { asPerson, become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import { merge } from '../../../cli/merge.ts'
import { beginPlan } from '../plans/plan.ts'
import { addItem } from '../plans/write-item.ts'
import { bringInOneRoster } from '../rolls/bring-in-oneroster.ts'
import { addEntry } from '../web/web.ts'
import { mergePeople, mergeRecords, whyNotMerge } from './merge.ts'
import { fullLife, MARK } from './testing/full-life.ts'

const ROLL = join(import.meta.dirname, '../../../db/seeds/roll')

let town: Town
const ids = {} as Record<Name, string>
beforeAll(async () => {
  town = await townOfItsOwn('merged')
  await fullLife(town)
  for (const name of [
    'priya',
    'amelia',
    'ngozi',
    'nia',
    'ravi',
    'maja',
    'freya',
    'walter',
    'sian',
    'darren',
    'beth',
  ] as const)
    ids[name] = await town.id(name)
})

/** Columns that may name the other: that the two were one, or (for two days) that something of them was written. */
const SAYS_SO = /^public\.(merges\.|trail\.detail|done_requests\.led_to|recent_changes\.about)/

class TakenBack extends Error {}

/** As whoever runs Kith, taken back at the end. */
const trying = (work: (tx: Tx) => Promise<void>) =>
  asOperator(town.owner, DEMO_PLACE, async (tx) => {
    await work(tx)
    throw new TakenBack()
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error
  })

const pair = (keepId: string, otherId: string) => ({ placeId: DEMO_PLACE, keepId, otherId })

/** A second record of somebody, as an import or an invitation leaves it. */
async function record(tx: Tx, given: string, facts: { adult?: true; year?: number } = {}): Promise<string> {
  const id = newId()
  const key = { place_id: DEMO_PLACE }
  await tx
    .insertInto('parties')
    .values({ ...key, id, kind: 'person' })
    .execute()
  await tx
    .insertInto('people')
    .values({ ...key, id, given_name: given })
    .execute()
  await tx
    .insertInto('people_private')
    .values({ ...key, person_id: id, year_group: facts.year ?? null })
    .execute()
  if (facts.adult)
    await tx
      .insertInto('adult_words')
      .values({ ...key, person_id: id, basis: 'roll' })
      .execute()
  return id
}

/** In the same school and class as Priya. */
const enrol = (tx: Tx, personId: string) =>
  sql`insert into memberships (place_id, id, group_id, person_id, role, source)
    select place_id, gen_random_uuid(), group_id, ${personId}, role, source from memberships
    where person_id = ${ids.priya} and source = 'roll' and to_at is null`.execute(tx)

async function tie(
  tx: Tx,
  kind: string,
  from: string,
  to: string,
  says: readonly string[] = ['yes', 'yes'],
): Promise<string> {
  const id = newId()
  await sql`insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
    values (${DEMO_PLACE}, ${id}, ${kind}, ${from}, ${to}, ${from}, 'person')`.execute(tx)
  for (const [n, who] of [from, to].entries())
    if (says[n] !== undefined)
      await sql`insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
        values (${DEMO_PLACE}, ${newId()}, ${id}, ${who}, ${who}, ${says[n]})`.execute(tx)
  return id
}

const confirm = (tx: Tx, tieId: string, outcome = 'confirmed') =>
  sql`insert into tie_confirmations (place_id, id, tie_id, outcome, said_by)
    values (${DEMO_PLACE}, ${newId()}, ${tieId}, ${outcome}, ${ids.maja})`.execute(tx)

const rowsOf = async <T>(tx: Tx, query: RawBuilder<T>) => (await query.execute(tx)).rows

const stateOf = async (tx: Tx, tieId: string) =>
  (await rowsOf(tx, sql<{ state: string }>`select state from tie_states where tie_id = ${tieId}`))[0]?.state

/** What is open to somebody, asked as them. */
async function openTo(tx: Tx, personId: string): Promise<readonly string[]> {
  await become(tx, { placeId: DEMO_PLACE, personId })
  const rows = await rowsOf(tx, sql<{ thing_id: string }>`select distinct thing_id from open_to_me()`)
  await sql`select set_config('app.person_id', '', true)`.execute(tx)
  return rows.map(({ thing_id }) => thing_id).toSorted()
}

/** Every column, in every schema of ours, in which an id or a word occurs, and how often. */
async function wherever(tx: Tx, word: string): Promise<Readonly<Record<string, number>>> {
  const columns = await rowsOf(
    tx,
    sql<{ s: string; t: string; c: string }>`
      select table_schema as s, table_name as t, column_name as c from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema in ('public', 'sign_in') and udt_name <> 'bytea'
        and table_name not in ('kith_migrations')`,
  )
  const found: Record<string, number> = {}
  for (const { s, t, c } of columns) {
    const [row] = await rowsOf(
      tx,
      sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(`${s}.${t}`)} where position(${word} in ${sql.ref(c)}::text) > 0`,
    )
    if (row!.n > 0) found[`${s}.${t}.${c}`] = row!.n
  }
  return found
}

describe('a learner imported twice', () => {
  test('is one afterwards: the other is named nowhere but in what says that they were one, and no word is lost', () =>
    trying(async (tx) => {
      const twin = await record(tx, 'Priya', { year: 10 })
      await sql`insert into roll_ids (place_id, source, kind, external_id, id)
        values (${DEMO_PLACE}, 'roll', 'person', 'twice', ${twin})`.execute(tx)
      await enrol(tx, twin)
      await tie(tx, 'friend', ids.ngozi, twin)
      const me = { placeId: DEMO_PLACE, personId: twin }
      await become(tx, me)
      await addEntry(tx, me, {
        id: newId(),
        who: { name: 'Twin aunt', how: null },
        circle: 'family',
        near: 1,
        gives: [],
      })
      const plan = await beginPlan(tx, me)
      await addItem(tx, me, { id: newId(), planId: plan, from: 1, section: 'goal', text: 'Twin goal' })
      await sql`select set_config('app.person_id', '', true)`.execute(tx)

      const [marked, counts] = [await wherever(tx, MARK), await countsOf(tx)]
      const before = await wherever(tx, ids.priya)
      expect(Object.keys(before).length).toBeGreaterThan(30)
      await mergeRecords(tx, pair(twin, ids.priya))
      const inPublic = Object.keys(await wherever(tx, ids.priya)).filter((column) =>
        column.startsWith('public.'),
      )
      expect(inPublic.filter((column) => !SAYS_SO.test(column))).toEqual([])

      const after = await wherever(tx, MARK)
      const lost = Object.entries(marked).filter(([column, n]) => (after[column] ?? 0) < n)
      // What the one record was called, and where to write, is kept in what moved; what she had put right herself won.
      expect(lost.map(([column]) => column)).toEqual([])
      expect(after['public.merges.moved']).toBe(1)
      expect(fewer(counts, await countsOf(tx))).toEqual({
        corrections: 0,
        parties: -1,
        people: -1,
        people_private: -1,
        things: -1,
        ties: -1,
      })
      const open = await rowsOf(
        tx,
        sql<{
          n: number
        }>`select count(*)::int as n from plans where owner_id = ${twin} and closed_at is null`,
      )
      expect(open[0]!.n).toBe(1)
      const rolls = await rowsOf(
        tx,
        sql<{ external_id: string }>`select external_id from roll_ids where id = ${twin}`,
      )
      expect(rolls).toHaveLength(2)
      // The next roll, which still has both, finds the one who is kept and makes nobody new.
      const again = { placeId: DEMO_PLACE, path: ROLL, source: 'roll', dryRun: false }
      const { counts: brought } = await bringInOneRoster((does) => does(tx), again)
      expect(brought.peopleNew).toBe(0)
      const classes = await rowsOf(
        tx,
        sql`select from memberships m join groups g on g.id = m.group_id
          where m.person_id = ${twin} and m.to_at is null and g.kind = 'class'`,
      )
      expect(classes.length).toBeGreaterThan(0)
      const told = await rowsOf(tx, sql`select from notices where to_id = ${twin} and kind = 'person.merged'`)
      expect(told).toHaveLength(1)
    }))

  test('what was open of either is open to the same people, and nothing more to anybody', () =>
    trying(async (tx) => {
      const twin = await record(tx, 'Priya', { year: 10 })
      await enrol(tx, twin)
      const friends = await tie(tx, 'friend', ids.ravi, twin)
      const me = { placeId: DEMO_PLACE, personId: twin }
      await become(tx, me)
      const aunt = newId()
      await addEntry(tx, me, {
        id: aunt,
        who: { name: 'Twin aunt', how: null },
        circle: 'family',
        near: 1,
        gives: [],
      })
      const web = await rowsOf(
        tx,
        sql<{ id: string }>`select id from things where kind = 'web' and owner_id = ${twin}`,
      )
      await sql`insert into grants (place_id, id, thing_id, tie_id, may, given_by)
        values (${DEMO_PLACE}, ${newId()}, ${web[0]!.id}, ${friends}, 'see', ${twin})`.execute(tx)
      const readers = ['nia', 'amelia', 'ngozi', 'ravi', 'walter', 'freya', 'sian'] as const
      const before = new Map<string, readonly string[]>()
      for (const name of readers) before.set(name, await openTo(tx, ids[name]))
      expect(before.get('ravi')).toContain(aunt)
      expect(before.get('nia')!.length).toBeGreaterThan(3)
      await mergeRecords(tx, pair(ids.priya, twin))
      for (const name of readers) {
        const gained = (await openTo(tx, ids[name])).filter((id) => !before.get(name)!.includes(id))
        // A lead who looks for a child's safety looks at the child, by whichever record.
        expect(gained, name).toEqual(name === 'sian' ? [aunt] : [])
      }
      expect(await openTo(tx, ids.ravi)).toContain(aunt)
      const entries = await openTo(tx, ids.nia)
      expect(before.get('nia')!.filter((id) => !entries.includes(id))).toEqual([])
    }))
})

async function countsOf(tx: Tx): Promise<Readonly<Record<string, number>>> {
  const tables = await rowsOf(
    tx,
    sql<{ t: string }>`select table_name as t from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('merges', 'notices')`,
  )
  const counts: Record<string, number> = {}
  for (const { t } of tables)
    counts[t] = (await rowsOf(tx, sql<{ n: number }>`select count(*)::int as n from ${sql.table(t)}`))[0]!.n
  return counts
}

const fewer = (before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) => ({
  corrections: 0,
  ...Object.fromEntries(
    Object.entries(after).flatMap(([table, n]) => (n < before[table]! ? [[table, n - before[table]!]] : [])),
  ),
})

describe('a parent who was invited, and the roll’s parent', () => {
  test('two ties to one child are one: the school’s word and the child’s yes go with it', () =>
    trying(async (tx) => {
      const mother = await record(tx, 'Mel', { adult: true })
      const twice = await tie(tx, 'parent', mother, ids.priya, ['yes'])
      await mergeRecords(tx, pair(ids.amelia, mother))
      expect(await stateOf(tx, twice)).toBeUndefined()
      const ties = await rowsOf(
        tx,
        sql<{ state: string }>`select state from tie_states
        where kind = 'parent' and from_id = ${ids.amelia} and to_id = ${ids.priya}`,
      )
      expect(ties).toEqual([{ state: 'live' }])
    }))

  test('a refusal of either stands', () =>
    trying(async (tx) => {
      const other = await record(tx, 'Mel', { adult: true })
      const refused = await tie(tx, 'parent', other, ids.priya)
      await confirm(tx, refused, 'refused')
      await mergeRecords(tx, pair(ids.amelia, other))
      const ties = await rowsOf(
        tx,
        sql<{ state: string }>`select state from tie_states
        where kind = 'parent' and from_id = ${ids.amelia} and to_id = ${ids.priya}`,
      )
      expect(ties).toEqual([{ state: 'resting' }])
    }))

  test('Darren, who may not see Priya, does not see her by being one with somebody who did', () =>
    trying(async (tx) => {
      const friendly = await record(tx, 'Dad', { adult: true })
      const family = await tie(tx, 'family', friendly, ids.priya)
      await sql`insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
        values (${DEMO_PLACE}, ${newId()}, ${family}, ${ids.amelia}, ${ids.priya}, 'yes')`.execute(tx)
      const child = await record(tx, 'Other child', { year: 4 })
      const parent = await tie(tx, 'parent', friendly, child)
      await confirm(tx, parent)
      const [web] = await rowsOf(
        tx,
        sql<{ id: string }>`select id from things where kind = 'web' and owner_id = ${ids.priya}`,
      )
      await sql`insert into grants (place_id, id, thing_id, tie_id, may, given_by)
        values (${DEMO_PLACE}, ${newId()}, ${web!.id}, ${family}, 'see', ${ids.priya})`.execute(tx)
      expect(await openTo(tx, friendly)).toContain(web!.id)
      await mergeRecords(tx, pair(friendly, ids.darren))
      expect(await stateOf(tx, family)).toBe('resting')
      expect(await stateOf(tx, parent)).toBe('live')
      expect(await openTo(tx, friendly)).toEqual([])
      await become(tx, { placeId: DEMO_PLACE, personId: friendly })
      const hidden = await rowsOf(tx, sql`select from people_i_see() where person_id = ${ids.priya}`)
      expect(hidden).toHaveLength(0)
    }))

  test('a door that a “no” shut does not open by the other tie', () =>
    trying(async (tx) => {
      const other = await record(tx, 'Walt', { adult: true })
      const shut = await tie(tx, 'friend', other, ids.beth, ['yes', 'no'])
      const open = await tie(tx, 'friend', ids.walter, ids.beth)
      const plan = newId()
      await sql`insert into things (place_id, id, kind, owner_id) values (${DEMO_PLACE}, ${plan}, 'plan', ${ids.beth})`.execute(
        tx,
      )
      await sql`insert into plans (place_id, id, owner_id) values (${DEMO_PLACE}, ${plan}, ${ids.beth})`.execute(
        tx,
      )
      await sql`insert into grants (place_id, id, thing_id, tie_id, may, given_by)
        values (${DEMO_PLACE}, ${newId()}, ${plan}, ${shut}, 'see', ${ids.beth})`.execute(tx)
      await sql`insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
        values (${DEMO_PLACE}, ${newId()}, ${open}, ${ids.beth}, ${ids.beth}, 'yes')`.execute(tx)
      expect([await stateOf(tx, shut), await stateOf(tx, open)]).toEqual(['resting', 'live'])
      await mergeRecords(tx, pair(ids.walter, other))
      expect(await stateOf(tx, open)).toBe('live')
      expect(await openTo(tx, ids.walter)).not.toContain(plan)
    }))
})

describe('who may, and who may not be', () => {
  test.each([
    ['maja', true],
    ['freya', false],
    ['nia', false],
    ['amelia', false],
  ] as const)('%s, over two learners of the large school: %s', async (name, may) => {
    const { rows } = await sql<{
      id: string
    }>`select m.person_id as id from memberships m join groups g on g.id = m.group_id
      where m.role = 'student' and g.kind = 'school' and m.to_at is null
        and m.person_id not in (select x.person_id from memberships x join groups c on c.id = x.group_id
          where c.kind = 'class' and c.name like '10%') limit 2`.execute(town.owner)
    const [one, two] = rows.map(({ id }) => id) as [string, string]
    expect(await town.as(name, (tx) => whyNotMerge(tx, pair(one, two)))).toBe(may ? null : 'not_yours')
    if (!may)
      await expect(town.as(name, (tx) => mergeRecords(tx, pair(one, two)))).rejects.toMatchObject({
        reason: 'not-yours',
      })
  })

  test('not oneself, not a lead, not two who know each other, not a child and a grown-up', async () => {
    const why = (keep: string, other: string) => town.as('maja', (tx) => whyNotMerge(tx, pair(keep, other)))
    expect(await why(ids.maja, ids.nia)).toBe('not_yours')
    expect(await why(ids.sian, ids.nia)).toBe('not_yours')
    expect(await why(ids.priya, ids.nia)).toBe('met')
    expect(await why(ids.ravi, ids.nia)).toBe('ages')
    expect(await why(ids.ravi, ids.ravi)).toBe('same')
  })
})

describe('kith merge', () => {
  test('says what would move and changes nothing; then does it, with the way in', async () => {
    const { owner, house } = town
    const twin = await asOperator(owner, DEMO_PLACE, (tx) => record(tx, 'Ravi', { year: 10 }))
    await (await town.browser('ravi')).get('/people')
    const rehearsed = await merge(owner, twin, ids.ravi, true)
    expect(rehearsed).toContain('Nothing was changed')
    expect(rehearsed).toMatch(/memberships\.person_id: \d/)
    const still = await sql`select from people where id = ${ids.ravi}`.execute(owner)
    expect(still.rows).toHaveLength(1)

    expect(await merge(owner, twin, ids.ravi, false)).toContain('is one with')
    const account = await sql`select from sign_in.account_people where person_id = ${twin}`.execute(
      house.signIn.authDb,
    )
    expect(account.rows).toHaveLength(1)
    await asOperator(owner, DEMO_PLACE, async (tx) =>
      expect(Object.keys(await wherever(tx, ids.ravi)).filter((column) => !SAYS_SO.test(column))).toEqual([]),
    )
    const groups = await asPerson(house.db, { placeId: DEMO_PLACE, personId: twin }, (tx) =>
      sql`select from my_groups()`.execute(tx),
    )
    expect(groups.rows.length).toBeGreaterThan(0)
    await expect(merge(owner, twin, ids.ravi, false)).rejects.toThrow('Nobody here')
  })

  test('both with a way in: the one who is kept keeps theirs, and gets the other’s passkeys, address and wish for no letters', async () => {
    const { owner, house } = town
    const [one, two] = await asOperator(owner, DEMO_PLACE, async (tx) => [
      await record(tx, 'Kit'),
      await record(tx, 'Kit'),
    ])
    const [a, b] = [newId(), newId()]
    for (const [account, person, email] of [
      [a, one, null],
      [b, two, 'kit@example.org'],
    ] as const) {
      await sql`insert into sign_in.accounts (id, email, created_at) values (${account}, ${email}, now())`.execute(
        house.signIn.authDb,
      )
      await sql`insert into sign_in.account_people (account_id, place_id, person_id, linked_at)
        values (${account}, ${DEMO_PLACE}, ${person!}, now())`.execute(house.signIn.authDb)
    }
    await sql`insert into sign_in.passkeys (id, account_id, public_key, counter, transports, label, created_at, counts_from)
      values ('kit', ${b}, ${Buffer.from('k')}, 0, '{}', 'Phone', now(), now())`.execute(house.signIn.authDb)
    await sql`insert into sign_in.reminders (account_id, off_since) values (${b}, now())`.execute(
      house.signIn.authDb,
    )
    await asOperator(owner, DEMO_PLACE, (tx) =>
      mergePeople(tx, house.signIn.authDb, pair(one!, two!), new Date()),
    )
    const { rows } =
      await sql`select a.id, a.email, (select count(*)::int from sign_in.passkeys k where k.account_id = a.id) as keys,
      (select off_since is not null from sign_in.reminders r where r.account_id = a.id) as off
      from sign_in.accounts a join sign_in.account_people p on p.account_id = a.id where p.person_id in (${one}, ${two})`.execute(
        house.signIn.authDb,
      )
    expect(rows).toEqual([{ id: a, email: 'kit@example.org', keys: 1, off: true }])
  })
})
