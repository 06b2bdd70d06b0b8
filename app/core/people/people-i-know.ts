import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { nameOf } from './name.ts'

export interface Known {
  readonly id: string
  readonly name: string
}

const MOST = 60

/**
 * People I may see, those I have a live tie with first, then those in a group with me; at most sixty.
 * @param like a part of the name; nobody is found by it whom I could not see without. With none, those near me: nobody whom
 * only a role of mine lets me see (a whole school, for some)
 * @param trusted leaves out those with whom contact is stopped, to keep me safe
 */
export async function peopleIKnow(tx: Tx, like = '', trusted = false): Promise<readonly Known[]> {
  const { rows } = await sql<Parameters<typeof nameOf>[0] & { id: string }>`
    select p.id, p.given_name, p.preferred_name, p.family_name
    from ${like === '' ? sql`people_near_me() n join people p on p.id = n.person_id` : sql`people p`}
    where p.id <> me() and position(lower(${like}) in
      lower(concat_ws(' ', p.preferred_name, p.family_name, p.given_name, p.family_name))) > 0
      and not (${trusted} and p.id in (
        select b.against_id from blocks b where b.protects_id = me() and b.lifted_at is null))
    order by p.id in (select other_id from my_live_ties()) desc, p.id in (select person_id from fellows()) desc,
      coalesce(p.preferred_name, p.given_name), p.family_name, p.id
    limit ${MOST}`.execute(tx)
  return rows.map((row) => ({ id: row.id, name: nameOf(row) }))
}

/** Somebody I may see, by id; undefined for anybody else. */
export async function personISee(tx: Tx, id: string): Promise<Known | undefined> {
  const row = await tx
    .selectFrom('people')
    .select(['id', 'given_name', 'preferred_name', 'family_name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { id: row.id, name: nameOf(row) }
}
