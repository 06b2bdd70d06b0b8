import { sql } from 'kysely'
import { record } from '#core/trail/record.ts'
import type { Ask } from '../../http/ask.tsx'
import { invitePerson } from '../../sign-in/person/invite-person.ts'
import type { Link } from './links.ts'

/** Asks people in whose link is confirmed, each once; whom the roll gives no address is passed over. @returns how many were asked */
export async function inviteThem({ tx, me, house }: Ask, links: readonly Link[]): Promise<number> {
  const each = [...new Map(links.map((link) => [link.otherId, link])).values()]
  let asked = 0
  for (const link of each) {
    const { rows } = await sql<{ email: string | null; place: string; school: string | null }>`
      select address_to_invite(${link.otherId}) as email, p.name as place, (
        select g.name from memberships m join groups g on g.id = m.group_id
        where m.person_id = ${link.learnerId} and m.to_at is null and g.kind in ('school', 'small_school')
        order by m.from_at limit 1) as school
      from places p`.execute(tx)
    const { email, place, school } = rows[0]!
    if (email === null) continue
    await record(tx, { verb: 'link.invite', subject: link.otherId, thing: link.id })
    await invitePerson(house.signIn, {
      placeId: me.placeId,
      personId: link.otherId,
      email,
      from: school ?? place,
      place,
    })
    asked += 1
  }
  return asked
}
