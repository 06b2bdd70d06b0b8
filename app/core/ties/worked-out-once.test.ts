import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { asPerson, become, type Tx } from '#db/client.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'

let vale: Town
beforeAll(async () => {
  vale = await townOfItsOwn('once')
})

const othersOf = async (tx: Tx) =>
  (await sql<{ id: string }>`select other_id as id from my_live_ties()`.execute(tx)).rows.map(({ id }) => id)

test('what a page works out once is worked out anew for somebody else, and as soon as something was written', async () => {
  const [priya, nia] = [await vale.id('priya'), await vale.id('nia')]
  const [asPriya, asNia] = [priya, nia].map((personId) => ({ placeId: DEMO_PLACE, personId }))
  await asPerson(vale.house.db, asPriya!, async (tx) => {
    expect(await othersOf(tx)).toContain(nia)
    await become(tx, asNia!)
    expect(await othersOf(tx)).toContain(priya)
    expect(await othersOf(tx)).not.toContain(nia)
  })
  await asPerson(vale.house.db, asPriya!, async (tx) => {
    const before = await othersOf(tx)
    // Somebody else's doing shows in the next request, or as soon as this one writes.
    await vale.owner
      .insertInto('departures')
      .values({ place_id: DEMO_PLACE, id: newId(), person_id: nia, source: 'person' })
      .execute()
    expect(await othersOf(tx)).toEqual(before)
    await tx.updateTable('people').set({ pronouns: 'she' }).where('id', '=', priya).execute()
    expect(await othersOf(tx)).toEqual(before.filter((id) => id !== nia))
  })
})
