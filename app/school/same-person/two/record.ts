import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import { Refused } from '#db/refused.ts'
import type { Ask } from '../../../http/ask.tsx'
import { waysIn } from '../../../sign-in/person/ways-in.ts'

/** What the school may know of a record: working facts, and nothing that belongs to the person. */
export interface Facts {
  readonly id: string
  readonly name: string
  readonly onRoll: boolean
  readonly groups: readonly string[]
  /** Those whose family the rolls, or they themselves, say they are. */
  readonly family: readonly string[]
  readonly signsIn: boolean
}

type Name = Parameters<typeof nameOf>[0]

/** @throws Refused unseen */
export async function factsOf({ tx, me, house }: Ask, id: string): Promise<Facts> {
  const { rows } = await sql<Name & { on_roll: boolean; groups: readonly string[]; family: readonly Name[] }>`
    select p.given_name, p.preferred_name, p.family_name,
      exists (select from memberships m where m.person_id = p.id and m.source = 'roll')
        or exists (select from ties t where p.id in (t.from_id, t.to_id) and t.source = 'roll') as on_roll,
      coalesce((select array_agg(distinct g.name order by g.name) from memberships m join groups g on g.id = m.group_id
        where m.person_id = p.id and m.to_at is null), '{}') as groups,
      coalesce((select json_agg(json_build_object('given_name', o.given_name, 'preferred_name', o.preferred_name,
          'family_name', o.family_name) order by o.given_name)
        from ties t join tie_kinds k on k.kind = t.kind and k.kin join people o on o.id = case when t.from_id = p.id then t.to_id else t.from_id end
        where p.id in (t.from_id, t.to_id)), '[]') as family
    from people p where p.id = ${id}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new Refused('unseen')
  const ways = await waysIn(house.signIn, me.placeId, [id])
  return {
    id,
    name: nameOf(row),
    onRoll: row.on_roll,
    groups: row.groups,
    family: [...new Set(row.family.map(nameOf))],
    signsIn: ways.get(id)?.state === 'in',
  }
}
