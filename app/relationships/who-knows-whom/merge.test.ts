import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { become, type Tx } from '#db/client.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { rolledBack, type Town, town } from '#test/support/town.ts'
import { NOW } from './seed.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
})

const ownerOf = async (tx: Tx, answer: string) =>
  (await sql<{ id: string }>`select owner_id as id from turn_to where id = ${idOf(answer)}`.execute(tx))
    .rows[0]!.id

const count = async (tx: Tx, what: ReturnType<typeof sql>) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${what}`.execute(tx)).rows[0]!.n

test('two records of one learner: the later word stays, one mark a grown-up, and who looked is kept', async () => {
  await rolledBack(vale.owner, async (tx) => {
    const [keep, other] = [await ownerOf(tx, 'turn to 1 now'), await ownerOf(tx, 'turn to 2 now')]
    await sql`update turn_to set said_at = now() + interval '1 hour' where id = ${idOf('turn to 2 now')}`.execute(
      tx,
    )
    const marks = sql`mapping_marks where mapping_id = ${NOW} and learner_id in (${keep}, ${other})`
    expect(await count(tx, marks)).toBe(2)
    const things = await count(tx, sql`things where kind = 'turn_to'`)
    await become(tx, { placeId: DEMO_PLACE, personId: await vale.id('maja') })
    await sql`select merge_people(${keep}, ${other})`.execute(tx)
    const { rows } = await sql<{ id: string; owner: string }>`
      select id, owner_id as owner from turn_to where mapping_id = ${NOW} and owner_id = ${keep}`.execute(tx)
    expect(rows).toEqual([{ id: idOf('turn to 2 now'), owner: keep }])
    expect(await count(tx, marks)).toBe(1)
    expect(await count(tx, sql`things where kind = 'turn_to'`)).toBe(things)
    expect(await count(tx, sql`mapping_marks where learner_id = ${other}`)).toBe(0)
  })
})

test('two records of one reader: one name in the round, and every learner’s choice of either stands', async () => {
  await rolledBack(vale.owner, async (tx) => {
    const [poppy, freya] = [await vale.id('poppy'), await vale.id('freya')]
    await sql`select set_config('app.place_id', ${DEMO_PLACE}, true)`.execute(tx)
    // The two have met in an offer, which nobody does with themselves: it goes.
    await sql`select merge_with_who_knows_whom(${poppy}, ${freya})`.execute(tx)
    expect(await count(tx, sql`mapping_readers where person_id in (${poppy}, ${freya})`)).toBe(2)
    expect(await count(tx, sql`mapping_offers where by_id = ${poppy} and second_id = ${freya}`)).toBe(0)
    const { rows } = await sql`select answer_id from turn_to_readers where reader_id in (${poppy}, ${freya})
      group by answer_id having count(*) > 1`.execute(tx)
    expect(rows).toEqual([])
  })
})
