import { sql } from 'kysely'
import { record } from '#core/trail/record.ts'
import type { Ask } from '../../http/ask.tsx'
import { invitePerson } from '../../sign-in/person/invite-person.ts'
import type { Link } from './links.ts'

/** Asks people in whose link is confirmed, each once; whom the roll gives no address is passed over. @returns how many were asked */
export async function inviteThem({ tx, me, house }: Ask, links: readonly Link[]): Promise<number> {
  const each = [...new Map(links.map((link) => [link.otherId, link])).values()]
  const { rows } = await sql<{ at: number; email: string; place: string; school: string | null }>`
    select l.at, address_to_invite(l.other) as email, p.name as place, (
      select g.name from memberships m join groups g on g.id = m.group_id
      where m.person_id = l.learner and m.to_at is null and g.kind in ('school', 'small_school')
      order by m.from_at limit 1) as school
    from unnest(${each.map(({ otherId }) => otherId)}::uuid[], ${each.map(({ learnerId }) => learnerId)}::uuid[])
      with ordinality as l (other, learner, at), places p`.execute(tx)
  const known = rows.filter(({ email }) => email !== null)
  for (const { at, email, place, school } of known) {
    const { otherId: personId, id } = each[Number(at) - 1]!
    await record(tx, { verb: 'link.invite', subject: personId, thing: id })
    await invitePerson(house.signIn, { placeId: me.placeId, personId, email, from: school ?? place, place })
  }
  return known.length
}
