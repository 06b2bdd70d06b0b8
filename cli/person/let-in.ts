import { sql } from 'kysely'
import type { Tx } from '../../db/client.ts'

/** The line of whoever looks after the machine letting somebody in, and who is told: they, and those who run the place. */
export async function sayLetIn(tx: Tx, placeId: string, id: string): Promise<void> {
  await sql`insert into trail (place_id, actor_id, verb, subject_id, detail)
    values (${placeId}, ${id}, 'passkeys.let_in', ${id}, '{"by": "operator"}')`.execute(tx)
  await sql`insert into notices (place_id, to_id, kind, about_id)
    select ${placeId}::uuid, who.id, 'passkeys.let_in', ${id}
    from (select ${id}::uuid as id union select person_id from who_runs_it_beside(${id})) who`.execute(tx)
}
