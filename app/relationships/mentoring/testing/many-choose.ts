import { sql } from 'kysely'
import type { Db } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'

export const LEARNERS = 300
const MENTORS = 60

/** Sixty teachers of Bridgefield offer, four learners each at most, and three hundred learners have ranked six of them. */
export async function manyChoose(town: {
  readonly owner: Db
  readonly id: (name: Name) => Promise<string>
}): Promise<void> {
  const { owner, id } = town
  const school = sql`(with recursive down as (
      select id from groups where name = 'Bridgefield Community High School'
      union select g.id from down d join groups g on g.parent_id = d.id)
    select id from down)`
  await sql`delete from mentor_choices`.execute(owner)
  await sql`delete from mentor_offers`.execute(owner)
  await sql`insert into mentor_offers (place_id, id, person_id, about, places)
    select ${DEMO_PLACE}, gen_random_uuid(), p.person_id, 'I listen.', 4 from (
      select distinct m.person_id from memberships m where m.group_id in ${school}
        and m.role in ('teacher', 'aide', 'administrator') and m.to_at is null and m.person_id <> ${await id('freya')} order by 1 limit ${MENTORS}) p`.execute(
    owner,
  )
  await sql`insert into vettings (place_id, id, person_id, role, check_kind, issued_on, seen_by, review_on)
    select ${DEMO_PLACE}, gen_random_uuid(), o.person_id, 'mentor', 'Enhanced DBS', current_date - 9, ${await id('beth')}, current_date + 99
    from mentor_offers o`.execute(owner)
  await sql`insert into mentor_choices (place_id, learner_id, rank, mentor_id)
    select ${DEMO_PLACE}, c.learner, c.rank, c.mentor from (
      select l.person_id as learner, o.person_id as mentor,
        row_number() over (partition by l.person_id order by md5(l.person_id::text || o.person_id)) as rank
      from (select distinct m.person_id from memberships m where m.group_id in ${school}
        and m.role = 'student' and m.to_at is null and m.person_id <> ${await id('priya')}
        and m.person_id not in (select person_id from departures where returned_at is null)
        order by 1 limit ${LEARNERS}) l cross join mentor_offers o) c
    where c.rank <= 6`.execute(owner)
}
