import { ask } from '#test/faults/look.ts'
import { LUNCH } from '../../../app/power/participatory-budgeting/seed/budgets.ts'
import { hashToken, newToken } from '../../../app/sign-in/token.ts'

/** Somebody of the town who can sign in, by a link as those that are printed at the start. */
export interface Learner {
  readonly id: string
  readonly name: string
  readonly link: string
}

/** Learners of the demo town who have no sign-in yet, each with a link and on the roll of the ballot that is open. */
export async function learnersOf(ownerUrl: string, url: string, most: number): Promise<readonly Learner[]> {
  const rows = await ask<{ id: string; given_name: string }>(
    ownerUrl,
    `with chosen as (
       select distinct p.place_id, p.id, p.given_name from people p
         join memberships m on m.place_id = p.place_id and m.person_id = p.id and m.role = 'student' and m.to_at is null
       where not exists (select from sign_in.account_people a where a.person_id = p.id)
         and not exists (select from departures d where d.person_id = p.id)
         and not exists (select from ballot_roll r where r.ballot_id = $1 and r.person_id = p.id)
       order by p.id limit $2),
     rolled as (insert into ballot_roll (place_id, ballot_id, id, person_id)
       select place_id, $1, gen_random_uuid(), id from chosen)
     select id, given_name from chosen order by id`,
    [LUNCH.ballotId, most],
  )
  const tokens = rows.map(() => newToken())
  await ask(
    ownerUrl,
    `insert into sign_in.codes (id, purpose, place_id, person_id, link_hash, created_at, expires_at)
     select gen_random_uuid(), 'demo', (select place_id from places), t.person, t.hash, now(), now() + interval '30 days'
     from unnest($1::uuid[], $2::bytea[]) t (person, hash)`,
    [rows.map(({ id }) => id), tokens.map((token) => hashToken(token))],
  )
  return rows.map(({ id, given_name }, at) => ({
    id,
    name: `${given_name} ${at}`,
    link: `${url}/sign-in/link/${tokens[at]}`,
  }))
}
