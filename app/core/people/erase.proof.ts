import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { bringInOneRoster } from '#core/rolls/bring-in-oneroster.ts'
import { asOperator } from '#db/as-operator.ts'
import { asPerson } from '#db/client.ts'
import { ensureLogins } from '#db/roles.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import { eraseMe } from './erase.ts'
import { heldOnMe } from './held.ts'
import { fullLife, MARK } from './testing/full-life.ts'

let town: Town
let priya: string
let class10f: () => Promise<readonly string[]>
let before: { readonly found: readonly string[]; readonly in10f: readonly string[] }

beforeAll(async () => {
  town = await townOfItsOwn('erased')
  await runMigrations({ connectionString: (await ensureLogins(town.url, 'test')).jobs })
  priya = await town.id('priya')
  await fullLife(town)
  class10f = () =>
    town.as('poppy', async (tx) => {
      const { rows } = await sql<{
        id: string
      }>`select m.person_id as id from memberships m join groups g on g.id = m.group_id
        where g.kind = 'class' and m.role = 'student' and m.to_at is null`.execute(tx)
      return [...new Set(rows.map(({ id }) => id))].toSorted()
    })
  before = { found: await wherever(MARK), in10f: await class10f() }
  const me = { placeId: DEMO_PLACE, personId: priya }
  await asPerson(town.house.db, me, (tx) => eraseMe(tx, town.house.signIn.authDb, me))
})

/** Every column of every table, in all schemas, in which a word occurs: text, lists, JSON, bytes. */
async function wherever(word: string): Promise<readonly string[]> {
  const { rows: columns } = await sql<{ s: string; t: string; c: string; type: string }>`
    select table_schema as s, table_name as t, column_name as c, udt_name as type from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      and udt_name not in ('uuid', 'timestamptz', 'int4', 'int8', 'int2', 'bool', 'date')`.execute(town.owner)
  const found: string[] = []
  for (const { s, t, c, type } of columns) {
    const words = type === 'bytea' ? sql`encode(${sql.ref(c)}, 'escape')` : sql`${sql.ref(c)}::text`
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(`${s}.${t}`)} where position(${word} in lower(${words})) > 0`.execute(
      town.owner,
    )
    if (rows[0]!.n > 0) found.push(`${s}.${t}.${c}`)
  }
  return found.toSorted()
}

/** What is said on `/me/delete` to be kept. */
const KEPT = ['public.concerns.words']

test('before, their words were everywhere they can write', () => {
  expect(before.found).toEqual([
    'public.assemblies.answerer_words',
    'public.assembly_answers.name',
    'public.assembly_answers.reach',
    'public.assembly_comments.words',
    'public.ballot_envelopes.sealed',
    'public.budget_ideas.at_place',
    'public.budget_ideas.words',
    'public.commitment_ends.words',
    'public.commitments.what',
    'public.concerns.words',
    'public.entries.words',
    'public.gathering_notes.text',
    'public.groups.name',
    'public.imports.file_name',
    'public.mapping_offers.became_words',
    'public.meeting_words.text',
    'public.mentor_asks.answer',
    'public.mentor_asks.words',
    'public.mentor_offers.about',
    'public.mentor_offers.languages',
    'public.mentor_offers.loves',
    'public.mentor_offers.times',
    'public.mentor_wishes.languages',
    'public.mentor_wishes.times',
    'public.people.given_name',
    'public.people.preferred_name',
    'public.people.pronouns',
    'public.people_private.email',
    'public.people_private.phone',
    'public.plan_agreements.words',
    'public.plan_items.text',
    'public.plan_proposals.text',
    'public.plan_reviews.words',
    'public.project_news.words',
    'public.readings.words',
    'public.sources.title',
    'public.speak_up_answers.words',
    'public.speak_ups.words',
    'public.statements.words',
    'public.turn_to_names.name',
    'public.voices.said_name',
    'public.voices.words',
    'public.web_entries.how',
    'public.web_entries.name',
    'sign_in.accounts.email',
    'sign_in.codes.email',
    'sign_in.outbox.body',
    'sign_in.outbox.recipient',
    'sign_in.outbox.subject',
    'sign_in.passkeys.label',
    'sign_in.school_identities.subject',
    'sign_in.secrets.name',
  ])
  expect(before.in10f).toContain(priya)
})

test('afterwards they occur nowhere but in what is kept', async () => {
  expect(await wherever(MARK)).toEqual(KEPT)
})

test('no way in is left', async () => {
  for (const table of ['account_people', 'sessions', 'cards', 'codes']) {
    const { rows } =
      await sql`select from ${sql.table(`sign_in.${table}`)} where person_id = ${priya}`.execute(town.owner)
    expect(rows, table).toHaveLength(0)
  }
})

test('what others hold, and may take away, has none of their words', async () => {
  for (const name of ['ngozi', 'nia', 'amelia', 'poppy', 'sian', 'ravi'] as const) {
    const held = JSON.stringify(await town.as(name, heldOnMe))
    expect(held).not.toContain(MARK)
    expect(held.length).toBeGreaterThan(200)
  }
})

test('what others wrote in their own plans stays', async () => {
  const ngozi = JSON.stringify((await town.as('ngozi', heldOnMe)).plan)
  expect(ngozi).toContain('"…"')
  expect(ngozi).toContain('"version":3')
})

describe('the school', () => {
  test('still has its class, without them', async () => {
    expect(await class10f()).toEqual(before.in10f.filter((id) => id !== priya))
  })

  test('still has the mark that they were on the roll, and no name', async () => {
    const { rows } = await sql<{ name: string; marks: number }>`
      select given_name || family_name as name, (select count(*)::int from roll_ids r where r.id = p.id) as marks
      from people p where id = ${priya}`.execute(town.owner)
    expect(rows).toEqual([{ name: '…', marks: 1 }])
  })

  test('bringing the roll in again brings everybody else, and not them', async () => {
    const roll = {
      placeId: DEMO_PLACE,
      path: join(import.meta.dirname, '../../../db/seeds/roll'),
      source: 'roll',
      dryRun: false,
    }
    const { counts } = await bringInOneRoster((work) => asOperator(town.owner, DEMO_PLACE, work), roll)
    expect(counts.forgotten).toBe(1)
    expect(counts.peopleNew).toBe(0)
    expect(await class10f()).toEqual(before.in10f.filter((id) => id !== priya))
    const { rows } = await sql<{ name: string; private: number; ties: number; groups: number }>`
      select given_name || family_name as name,
        (select count(*)::int from people_private where person_id = ${priya}) as private,
        (select count(*)::int from ties where ${priya}::uuid in (from_id, to_id)) as ties,
        (select count(*)::int from memberships where person_id = ${priya} and to_at is null) as groups
      from people where id = ${priya}`.execute(town.owner)
    expect(rows).toEqual([{ name: '…', private: 0, ties: 0, groups: 0 }])
    expect(await wherever(MARK)).toEqual(KEPT)
  })
})

test('a helper deletes nobody', async () => {
  const [ngozi, ravi] = [await town.id('ngozi'), await town.id('ravi')]
  await town.as('ngozi', (tx) =>
    sql`select give_consent(gen_random_uuid(), ${ngozi}, ${ravi}, array['profile.write'], 'signed_in',
      now() + interval '2 days')`.execute(tx),
  )
  const me = { placeId: DEMO_PLACE, personId: ngozi, helperId: ravi }
  await expect(
    asPerson(town.house.db, me, (tx) => eraseMe(tx, town.house.signIn.authDb, me)),
  ).rejects.toMatchObject({ reason: 'not-consented' })
  const still = await sql`select from people where id = ${ngozi} and given_name <> '…'`.execute(town.owner)
  expect(still.rows).toHaveLength(1)
})
