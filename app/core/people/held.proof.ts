import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPerson } from '#db/client.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import { practices } from '../../practices.ts'
import { type Held, heldInSignIn, heldOnMe } from './held.ts'
import { fullLife, MARK } from './testing/full-life.ts'
import { wherePeopleAre as inTheCore, type Naming } from './where-people-are.ts'

const wherePeopleAre: Readonly<Record<string, Naming>> = Object.assign(
  {},
  inTheCore,
  ...practices.map(({ people }) => people),
)

let town: Town
beforeAll(async () => {
  town = await townOfItsOwn('held')
  await fullLife(town)
})

async function heldOn(personId: string): Promise<Held> {
  const person = { placeId: DEMO_PLACE, personId }
  const core = await asPerson(town.house.db, person, heldOnMe)
  return { ...core, ...(await heldInSignIn(town.house.signIn.authDb, person)) }
}

async function catalogue() {
  const { rows } = await sql<{ named: string }>`
    select case when table_schema = 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as named
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema in ('public', 'sign_in') and table_type = 'BASE TABLE' and udt_name = 'uuid'
      and column_name <> 'place_id' order by 1`.execute(town.owner)
  return rows.map(({ named }) => named)
}

test('every column that holds an id is told, or it is said why not', async () => {
  expect(Object.keys(wherePeopleAre).toSorted()).toEqual((await catalogue()).toSorted())
})

test('nothing else holds ids: no column of uuid[] or text is left out by its type', async () => {
  const { rows } = await sql<{ named: string }>`
    select table_name || '.' || column_name as named from information_schema.columns
    where table_schema in ('public', 'sign_in') and udt_name = '_uuid'`.execute(town.owner)
  expect(rows).toEqual([])
})

/** A moment or a word of one row, by which it is found again in what is told. */
const signs: Readonly<Record<string, string>> = {
  parties: 'id',
  budget_projects: 'label',
  roll_ids: 'external_id',
  people_private: 'coalesce(birth_date::text, year_group::text)',
  plan_partners: 'asked_at',
  meetings: 'made_at',
  assemblies: 'answerer_words',
  memberships: 'from_at',
  listening_voters: `coalesce(null, 'disagree')`,
  ballot_roll: `coalesce(voted, 'title')`,
  code_uses: 'used_at',
  'sign_in.account_people': 'linked_at',
  'sign_in.passkeys': 'label',
  'sign_in.secrets': 'name',
  'sign_in.sessions': 'created_at',
  'sign_in.cards': 'made_at',
  'sign_in.codes': 'created_at',
}

async function signOf(table: string): Promise<string> {
  if (signs[table] !== undefined) return signs[table]
  const [schema, name] = table.includes('.') ? table.split('.') : ['public', table]
  const { rows } = await sql<{ column_name: string }>`select column_name from information_schema.columns
    where table_schema = ${schema} and table_name = ${name} and udt_name = 'timestamptz' order by ordinal_position`.execute(
    town.owner,
  )
  return rows[0]!.column_name
}

describe('somebody with a row finds it', async () => {
  const told = Object.entries(wherePeopleAre).flatMap(([column, naming]) =>
    naming !== 'nobody' && 'told' in naming ? [{ column, section: naming.told }] : [],
  )

  test.each(told)('$column under $section', async ({ column, section }) => {
    const [name, ...before] = column.split('.').toReversed() as [string, ...string[]]
    const table = before.toReversed().join('.')
    const sign = await signOf(table)
    // Of several rows the latest, which is one that she made in testing/full-life.ts: what is in a plan of her own is told with that plan.
    const isAccount = name === 'account_id' || table === 'sign_in.accounts'
    const looked = sql<{ who: string; sign: string }>`
      select ${sql.raw(isAccount ? 'p.person_id' : `x.${name}`)} as who, to_jsonb(${sql.raw(sign.startsWith('coalesce') ? sign : `x.${sign}`)})#>>'{}' as sign
      from ${sql.raw(table)} x
      ${isAccount ? sql`join sign_in.account_people p on p.account_id = ${sql.raw(table === 'sign_in.accounts' ? 'x.id' : 'x.account_id')}` : sql``}
      where ${sql.raw(isAccount ? 'true' : `exists (select from people q where q.id = x.${name})`)}
      order by (${sql.raw(isAccount ? 'p.person_id' : `x.${name}`)} = ${await town.id('priya')}) desc, sign desc limit 1`
    const { rows } = await town.owner
      .transaction()
      .execute(async (tx) => {
        // What is held on somebody is told by the place's clocks.
        await sql`select set_config('timezone', ${town.house.config.timeZone}, true)`.execute(tx)
        return looked.execute(tx)
      })
      .catch((error: unknown) => {
        throw new Error(`${column}: ${String(error)}`)
      })
    expect(rows, `nobody has a row in ${table}: let somebody do it in testing/full-life.ts`).toHaveLength(1)
    const held = await heldOn(rows[0]!.who)
    expect(JSON.stringify(held[section] ?? 'nothing')).toContain(rows[0]!.sign)
  })
})

describe('what is not told', () => {
  test('a concern, to whoever raised it and to whom it is about', async () => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from concerns where words like ${`%${MARK}%`}`.execute(town.owner)
    expect(rows[0]!.n).toBe(1)
    for (const name of ['priya', 'walter'] as const)
      expect(JSON.stringify(await heldOn(await town.id(name)))).not.toContain('He said')
  })

  test('whoever is barred to somebody is nowhere in what is held on them', async () => {
    const [darren, priya] = [await town.id('darren'), await heldOn(await town.id('priya'))]
    expect(JSON.stringify(priya)).toContain('Darren')
    const held = JSON.stringify(await heldOn(darren))
    expect(held).toContain('Darren')
    for (const word of ['Priya', 'Pip', MARK, await town.id('priya')]) expect(held).not.toContain(word)
  })

  test('nobody’s id but by name: an id of another person is in nothing that is told', async () => {
    const held = JSON.stringify(await heldOn(await town.id('priya')))
    for (const name of ['nia', 'amelia', 'ngozi', 'sian'] as const)
      expect(held).not.toContain(await town.id(name))
  })

  test('somebody acting for me is told none of it', async () => {
    const me = { placeId: DEMO_PLACE, personId: await town.id('priya'), helperId: await town.id('nia') }
    await expect(asPerson(town.house.db, me, heldOnMe)).rejects.toMatchObject({ reason: 'not-consented' })
  })
})
