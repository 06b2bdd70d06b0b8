import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Town } from '#test/support/town.ts'
import { fillRoll, type MakeBallot, makeBallot } from '../make-ballot.ts'

export const [BENCH, LAMP] = [idOf('option bench'), idOf('option lamp')]

/** A ballot of the council among those of 10F, open since an hour, with everybody on the roll. */
export async function heldBallot(town: Town, facts: Partial<MakeBallot> = {}): Promise<string> {
  const [about, id, council] = [newId(), newId(), idOf('Town Council')]
  await asOperator(town.owner, DEMO_PLACE, (tx) =>
    sql`with t as (insert into things (place_id, id, kind, owner_id) values (${DEMO_PLACE}, ${about}, 'ballot', ${council}))
      insert into sources (place_id, id, host_id, title, shown_to, for_group_id, made_by)
      select ${DEMO_PLACE}, ${about}, ${council}, 'Mill Lane', 'asked', id, ${idOf('tomos')}
      from groups where kind = 'class' and name = '10F'`.execute(tx),
  )
  await town.as('tomos', async (tx) => {
    await makeBallot(tx, town.house, {
      id,
      aboutId: about,
      question: 'A bench or a lamp?',
      form: 'single',
      secret: true,
      rule: { most: 1 },
      opensAt: new Date(Date.now() - 3_600_000),
      closesAt: null,
      options: [
        { id: BENCH, title: 'A bench' },
        { id: LAMP, title: 'A lamp' },
      ],
      ...facts,
    })
    await fillRoll(tx, id)
  })
  return id
}

export const endBallot = (town: Town, id: string) =>
  town.as('tomos', (tx) => sql`select close_ballot(${id})`.execute(tx))

/** What is in the count, as the owner of the tables reads it. */
export async function countedIn({ owner }: Town, id: string) {
  const votes = await owner
    .selectFrom('votes')
    .select(['answer', 'roll_id'])
    .where('ballot_id', '=', id)
    .execute()
  const receipts = await owner
    .selectFrom('ballot_receipts')
    .select('receipt')
    .where('ballot_id', '=', id)
    .execute()
  return { answers: votes.map(({ answer }) => answer), receipts: receipts.map(({ receipt }) => receipt) }
}
