import { sql } from 'kysely'
import { validate } from 'uuid'
import type { Tx } from '../../db/client.ts'

export interface Found {
  readonly id: string
  readonly name: string
  readonly email: string | null
  /** "head of Bridgefield East", current ones. */
  readonly roles: readonly string[]
}

const MOST = 50

/** People of a place by id or part of a name; with neither, those whose role was given by hand. At most fifty. */
export async function findPeople(tx: Tx, placeId: string, words: string): Promise<readonly Found[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const which = validate(words)
    ? sql`p.id = ${words}`
    : words === ''
      ? sql`exists (select from memberships m where m.place_id = p.place_id and m.person_id = p.id and m.to_at is null and m.source = 'person')`
      : sql`concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name) ilike ${like}
          or concat_ws(' ', p.given_name, p.family_name) ilike ${like}`
  const { rows } = await sql<Found>`
    select p.id, concat_ws(' ', coalesce(p.preferred_name, p.given_name), nullif(p.family_name, '')) as name, b.email,
      coalesce((select array_agg(m.role || ' of ' || g.name order by g.name) from memberships m
        join groups g on g.place_id = m.place_id and g.id = m.group_id
        where m.place_id = p.place_id and m.person_id = p.id and m.to_at is null), '{}') as roles
    from people p left join people_private b on b.place_id = p.place_id and b.person_id = p.id
    where p.place_id = ${placeId} and (${which})
      and not exists (select from erasures e where e.place_id = p.place_id and e.person_id = p.id)
    order by p.family_name, p.given_name limit ${MOST}`.execute(tx)
  return rows
}
