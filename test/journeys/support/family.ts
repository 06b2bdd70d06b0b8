import { sql } from 'kysely'
import { asPerson } from '#db/client.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import type { Kith } from './open.ts'

/** Ravi's mother as the roll knows her. */
const FREYA_GREEN = '480bb174-9a63-4e4e-9e23-98d3412026eb'

/** The school has looked at the link that the roll proposed, and Ravi's mother has said yes; Ravi is still to be asked. */
export async function motherSaysYes({ owner, house, id }: Kith): Promise<{ readonly id: string }> {
  const { rows } = await sql<{ mother: string; tie: string }>`
    select r.id as mother, t.id as tie from roll_ids r
    join ties t on t.place_id = r.place_id and t.from_id = r.id and t.to_id = ${await id('ravi')}
    where r.place_id = ${DEMO_PLACE} and r.kind = 'person' and r.external_id = ${FREYA_GREEN}`.execute(owner)
  const { mother, tie } = rows[0]!
  const as = (personId: string, step: ReturnType<typeof sql>) =>
    asPerson(house.db, { placeId: DEMO_PLACE, personId }, (tx) => step.execute(tx))
  await as(await id('maja'), sql`select confirm_tie(${tie}, 'confirmed')`)
  await as(mother, sql`select answer_tie(${tie}, 'yes', ${mother})`)
  return { id: mother }
}
