import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'

/** Somebody who taught in Wharton Vale and left two years ago: her time has come. */
export async function seedKeeping(tx: Tx): Promise<void> {
  const id = idOf('gwenda')
  await sql`insert into parties (place_id, id, kind) values (${DEMO_PLACE}, ${id}, 'person')`.execute(tx)
  await sql`insert into people (place_id, id, given_name, family_name)
    values (${DEMO_PLACE}, ${id}, 'Gwenda', 'Prosser')`.execute(tx)
  await sql`insert into adult_words (place_id, person_id, basis) values (${DEMO_PLACE}, ${id}, 'roll')`.execute(
    tx,
  )
  await sql`insert into departures (place_id, id, person_id, source, left_at)
    values (${DEMO_PLACE}, ${idOf('gwenda left')}, ${id}, 'roll', now() - interval '2 years')`.execute(tx)
}
