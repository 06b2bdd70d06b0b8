import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPerson } from '#db/client.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town as townOfFile } from '#test/support/town.ts'
import { castVote } from './cast-vote.ts'
import { openUrn } from './open-urn.ts'
import { endBallot, heldBallot } from './testing/held-ballot.ts'

/** Everybody answers with a word that nobody else uses, so that wherever it or its row leads would be their name. */
const said = (n: number) => `zqx${n}marigold`

let town: Town
let voters: readonly string[]
let secret: string
let open: string
let receipts: ReadonlyMap<string, string>
let before: { lengths: readonly number[]; found: readonly string[] }

beforeAll(async () => {
  town = await townOfFile()
  secret = await heldBallot(town)
  open = await heldBallot(town, { secret: false })
  const roll = await town.owner
    .selectFrom('ballot_roll')
    .select('person_id')
    .where('ballot_id', '=', secret)
    .orderBy('id')
    .execute()
  voters = roll.map(({ person_id: id }) => id!)
  const numbers = new Map<string, string>()
  for (const [n, personId] of voters.entries())
    await asPerson(town.house.db, { placeId: DEMO_PLACE, personId }, async (tx) => {
      const cast = await castVote(tx, town.house, secret, { word: said(n) })
      if (cast.done === 'cast') numbers.set(personId, cast.receipt!)
      await castVote(tx, town.house, open, { word: said(n) })
    })
  receipts = numbers
  const { rows } = await sql<{ length: number }>`select octet_length(sealed) as length from ballot_envelopes
    where ballot_id = ${secret}`.execute(town.owner)
  before = { lengths: rows.map(({ length }) => length), found: await columnsWith(said(3)) }
  for (const ballot of [secret, open]) {
    await endBallot(town, ballot)
    await openUrn(town.house, DEMO_PLACE, ballot)
  }
})

interface Column {
  readonly s: string
  readonly t: string
  readonly c: string
}

/**
 * Every column of every table of the database, the system's own per row included, in which a value occurs; a number of a
 * transaction, which is a part of many others, where it is the whole.
 */
async function columnsWith(value: string): Promise<readonly string[]> {
  const { rows: columns } = await sql<Column>`
    select n.nspname as s, k.relname as t, a.attname as c from pg_attribute a join pg_class k on k.oid = a.attrelid
    join pg_namespace n on n.oid = k.relnamespace
    where k.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and not a.attisdropped
      and a.attname not in ('tableoid', 'ctid', 'cmin', 'cmax', 'xmax')`.execute(town.owner)
  const tables = Map.groupBy(columns, ({ s, t }) => `${s}.${t}`)
  const found: string[] = []
  for (const [table, list] of tables) {
    const counts = sql.join(
      list.map(
        ({ c }) =>
          sql`count(*) filter (where ${value.length < 12 ? sql`${sql.ref(c)}::text = ${value}` : sql`position(${value} in ${sql.ref(c)}::text) > 0`})::int as ${sql.ref(c)}`,
      ),
    )
    const { rows } = await sql<Record<string, number>>`select ${counts} from ${sql.table(table)}`.execute(
      town.owner,
    )
    found.push(
      ...list.filter(({ c }) => rows[0]![c]! > 0).map(({ c }) => `${table.replace('public.', '')}.${c}`),
    )
  }
  return found.toSorted()
}

/** Where else the values of a vote's row are: each would be a way on from it. */
async function waysFrom(ballot: string, word: string): Promise<readonly string[]> {
  const { rows } = await sql<
    Record<string, string | null>
  >`select id::text, roll_id::text, xmin::text from votes
    where ballot_id = ${ballot} and answer ->> 'word' = ${word}`.execute(town.owner)
  const ways: string[] = []
  for (const value of Object.values(rows[0]!))
    if (value !== null)
      ways.push(...(await columnsWith(value)).filter((column) => !column.startsWith('votes.')))
  return [...new Set(ways)].toSorted()
}

describe('while people vote', () => {
  test('the owner of the database finds nobody’s word in it but where all may see it afterwards', () => {
    expect(before.found).toEqual(['votes.answer'])
  })

  test('all envelopes are of one length', () => {
    expect(before.lengths.length).toBe(voters.length)
    expect(new Set(before.lengths).size).toBe(1)
  })
})

describe('after the count of a secret ballot', () => {
  test('nothing in a vote’s row is anywhere else, but the one moment in which all were opened', async () => {
    expect(voters.length).toBeGreaterThan(20)
    for (const n of [0, 7, voters.length - 1])
      expect(await waysFrom(secret, said(n))).toEqual(['ballot_receipts.xmin', 'ballots.xmin'])
  })

  test('the control: in an open ballot the same look finds the roll, and the voter on it', async () => {
    expect(await waysFrom(open, said(7))).toContain('ballot_roll.id')
    const { rows } = await sql<{
      person_id: string
    }>`select r.person_id from votes v join ballot_roll r on r.id = v.roll_id
      where v.ballot_id = ${open} and v.answer ->> 'word' = ${said(7)}`.execute(town.owner)
    expect(rows).toEqual([{ person_id: voters[7] }])
  })

  test('no moment stands in it: not on the roll, not on a vote, not on a receipt', async () => {
    const { rows } = await sql`select from information_schema.columns
      where table_name in ('ballot_roll', 'ballot_envelopes', 'votes', 'ballot_receipts')
        and (data_type like 'timestamp%' or data_type in ('date', 'time') or is_identity = 'YES')`.execute(
      town.owner,
    )
    expect(rows).toEqual([])
    const told =
      await sql`select from trail where actor_id = any(${[...voters]}::uuid[]) and thing_id = ${secret}`.execute(
        town.owner,
      )
    expect(told.rows).toEqual([])
  })

  test('votes lie in an order of their own, and so do receipts: not in that of the roll', async () => {
    const order = async (table: 'votes' | 'ballot_receipts', column: string) => {
      const { rows } = await sql<{
        value: string
      }>`select ${sql.ref(column)}::text as value from ${sql.table(table)}
        where ballot_id = ${secret} order by ctid`.execute(town.owner)
      return rows.map(({ value }) => value)
    }
    const [votes, numbers] = [await order('votes', 'id'), await order('ballot_receipts', 'receipt')]
    expect(votes).toEqual(votes.toSorted())
    expect(numbers).toEqual(numbers.toSorted((a, b) => (a < b ? -1 : 1)))
    const words = (await order('votes', 'answer')).map(
      (answer) => (JSON.parse(answer) as { word: string }).word,
    )
    expect(words.toSorted()).toEqual(voters.map((_, n) => said(n)).toSorted())
    expect(words).not.toEqual(voters.map((_, n) => said(n)))
  })

  test('one transaction wrote all votes, and wrote nothing that names anybody', async () => {
    const { rows } = await sql<{ n: number; same: number }>`select count(distinct xmin::text)::int as n,
      (select count(*)::int from ballot_roll r where r.xmin::text in (select v.xmin::text from votes v where v.ballot_id = ${secret})) as same
      from votes where ballot_id = ${secret}`.execute(town.owner)
    expect(rows).toEqual([{ n: 1, same: 0 }])
  })

  test('no envelope is left', async () => {
    const { rows } = await sql`select from ballot_envelopes where ballot_id = ${secret}`.execute(town.owner)
    expect(rows).toEqual([])
  })

  test('every voter finds their number, and nobody’s number leads to a name', async () => {
    const numbers = await town.as('priya', (tx) =>
      tx.selectFrom('ballot_receipts').select('receipt').where('ballot_id', '=', secret).execute(),
    )
    expect(numbers.map(({ receipt }) => receipt).toSorted()).toEqual([...receipts.values()].toSorted())
    expect(await columnsWith(receipts.get(voters[0]!)!)).toEqual(['ballot_receipts.receipt'])
  })
})

describe('what requests may read', () => {
  test('of the envelopes: nothing, whoever asks', async () => {
    for (const who of ['tomos', 'priya', 'maja', 'sian'] as const)
      await expect(town.as(who, (tx) => sql`select from ballot_envelopes`.execute(tx))).rejects.toMatchObject(
        { reason: 'not-yours' },
      )
  })

  test('the keeper of the roll sees that they voted, and votes without a place on it', async () => {
    const seen = await town.as('tomos', async (tx) => ({
      roll: await tx.selectFrom('ballot_roll').select('voted').where('ballot_id', '=', secret).execute(),
      votes: await tx.selectFrom('votes').select('roll_id').where('ballot_id', '=', secret).execute(),
    }))
    expect(seen.roll.every(({ voted }) => voted === 'screen')).toBe(true)
    expect(seen.votes).toHaveLength(voters.length)
    expect(seen.votes.every(({ roll_id: place }) => place === null)).toBe(true)
  })
})
