import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import type { Tx } from '#db/client.ts'

/** Somebody in a group with me whom I may ask to be one of my people. */
export interface Fellow {
  readonly id: string
  readonly name: string
  /** One of the groups we are both in. */
  readonly group: string | null
}

/** As many as a list to choose from may hold; beyond it they are looked for by name. */
const MOST = 60

/** Whether there are more of them than a list to choose from may hold. */
export async function tooMany(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from people_i_may_ask()`.execute(tx)
  return rows[0]!.n > MOST
}

/** Whom I may ask, by name, at most `MOST` of them. @param like a part of the name */
export async function fellows(tx: Tx, like = ''): Promise<readonly Fellow[]> {
  const { rows } = await sql<Parameters<typeof nameOf>[0] & { id: string; group: string | null }>`
    select p.id, p.given_name, p.preferred_name, p.family_name, (
      select min(g.name) from memberships m join groups g on g.id = m.group_id
      where m.person_id = p.id and m.to_at is null and m.group_id in (select group_id from my_groups())) as group
    from people_i_may_ask() a join people p on p.id = a.person_id
    where position(lower(${like}) in lower(concat_ws(' ', p.preferred_name, p.given_name, p.family_name))) > 0
    order by coalesce(p.preferred_name, p.given_name), p.family_name, p.id limit ${MOST}`.execute(tx)
  return rows.map((row) => ({ id: row.id, name: nameOf(row), group: row.group }))
}

/** One of them, by id; undefined for anybody else. */
export async function fellow(tx: Tx, id: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<Parameters<typeof nameOf>[0] & { id: string }>`
    select p.id, p.given_name, p.preferred_name, p.family_name
    from people_i_may_ask() a join people p on p.id = a.person_id where a.person_id = ${id}`.execute(tx)
  return rows[0] && { id: rows[0].id, name: nameOf(rows[0]) }
}
