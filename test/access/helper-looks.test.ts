import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { become, type Tx } from '#db/client.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { rolledBack, town } from '#test/support/town.ts'

test('a grown-up who acts for a child finds none of the children of her class; she herself does, and with a friend acting for her', async () => {
  const here = await town()
  const [priya, nia, ngozi] = [await here.id('priya'), await here.id('nia'), await here.id('ngozi')]
  const children = async (tx: Tx) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from fellows() f where f.person_id <> ${priya} and f.person_id in (
        select m.person_id from memberships m where m.role = 'student')`.execute(tx)
    return rows[0]!.n
  }
  const me = { placeId: DEMO_PLACE, personId: priya }
  await rolledBack(here.house.db, async (tx) => {
    await become(tx, me)
    for (const helper of [nia, ngozi])
      await sql`select give_consent(gen_random_uuid(), ${priya}, ${helper}, array['web.write'], 'signed_in',
        now() + interval '1 day')`.execute(tx)
    const all = await children(tx)
    expect(all).toBeGreaterThan(10)
    await become(tx, { ...me, helperId: ngozi })
    expect(await children(tx)).toBe(all)
    await become(tx, { ...me, helperId: nia })
    expect(await children(tx)).toBe(0)
  })
})
