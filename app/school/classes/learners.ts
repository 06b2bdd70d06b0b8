import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

export interface Class {
  readonly id: string
  readonly name: string
  readonly school: string | null
  readonly mayMakeCards: boolean
  readonly learners: readonly { readonly id: string; readonly name: string }[]
  readonly staff: readonly string[]
}

/**
 * A class (or a school) over which I see the roll: who is in it.
 * @throws Refused unseen
 */
export async function readClass(tx: Tx, groupId: string): Promise<Class> {
  const group = await sql<{ name: string; school: string | null; may: boolean }>`
    select g.name, s.name as school, i_have('make_cards', g.id) as may
    from groups g left join groups s on s.id = g.parent_id
    where g.id = ${groupId} and i_have('see_roll', g.id)`.execute(tx)
  if (group.rows[0] === undefined) throw new Refused('unseen')
  const { rows } = await sql<Parameters<typeof nameOf>[0] & { id: string; role: string }>`
    select p.id, p.given_name, p.preferred_name, p.family_name, m.role
    from memberships m join people p on p.id = m.person_id
    where m.group_id = ${groupId} and m.to_at is null order by p.family_name, p.given_name, p.id`.execute(tx)
  const { name, school, may } = group.rows[0]
  return {
    id: groupId,
    name,
    school,
    mayMakeCards: may,
    learners: rows.filter(({ role }) => role === 'student').map((row) => ({ id: row.id, name: nameOf(row) })),
    staff: [...new Set(rows.filter(({ role }) => role !== 'student').map((row) => nameOf(row)))],
  }
}
