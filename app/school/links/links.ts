import { type RawBuilder, sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import type { Tx } from '#db/client.ts'

/** A family link of somebody in my care, as a roll proposed it. */
export interface Link {
  readonly id: string
  readonly kind: 'parent' | 'family'
  readonly learnerId: string
  readonly learner: string
  readonly otherId: string
  readonly other: string
  /** What the school said last; null while nobody has looked. */
  readonly outcome: 'confirmed' | 'refused' | null
  /** The roll has stopped naming it since. */
  readonly withdrawn: boolean
}

interface Row extends Omit<Link, 'learner' | 'other'> {
  readonly learner: Parameters<typeof nameOf>[0]
  readonly other: Parameters<typeof nameOf>[0]
}

/** The links there are, by whatever narrows them; the row policies leave those in my care. */
async function links(tx: Tx, where: RawBuilder<unknown>, most = 500): Promise<readonly Link[]> {
  const { rows } = await sql<Row>`
    with latest as (
      select distinct on (tie_id) tie_id, outcome, said_at from tie_confirmations order by tie_id, said_order desc
    ), mine as materialized (
      select * from ties t where (t.source = 'roll' or t.kind = 'parent')
        and t.to_id in (select person_id from people_under('confirm_links'))
    )
    select t.id, t.kind, t.to_id as "learnerId", t.from_id as "otherId", n.outcome,
      coalesce(w.withdrawn_at > coalesce(n.said_at, '-infinity'), false) as withdrawn,
      json_build_object('given_name', l.given_name, 'preferred_name', l.preferred_name, 'family_name', l.family_name) as learner,
      json_build_object('given_name', o.given_name, 'preferred_name', o.preferred_name, 'family_name', o.family_name) as other
    from mine t join people l on l.id = t.to_id join people o on o.id = t.from_id
    left join latest n on n.tie_id = t.id left join withdrawn_links w on w.tie_id = t.id
    where ${where}
    order by l.family_name, l.given_name, l.id, t.kind desc, o.given_name limit ${most}`.execute(tx)
  return rows.map((row) => ({ ...row, learner: nameOf(row.learner), other: nameOf(row.other) }))
}

export const linksOfClass = (tx: Tx, groupId: string) =>
  links(
    tx,
    sql`t.to_id in (select m.person_id from memberships m where m.group_id = ${groupId} and m.role = 'student' and m.to_at is null)`,
  )

export const linksWithNames = (tx: Tx, words: string) => {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const has = (who: string) =>
    sql`concat_ws(' ', ${sql.ref(`${who}.preferred_name`)}, ${sql.ref(`${who}.family_name`)}, ${sql.ref(`${who}.given_name`)}, ${sql.ref(`${who}.family_name`)}) ilike ${like}`
  return links(tx, sql`(${has('l')} or ${has('o')})`, 60)
}

export const linksWithdrawn = (tx: Tx) =>
  links(
    tx,
    sql`w.withdrawn_at > coalesce(n.said_at, '-infinity') and n.outcome is distinct from 'refused'`,
    60,
  )

/** All links of the same learner, or of the same grown-up, with this one among them. */
export const linksBeside = (tx: Tx, id: string) =>
  links(
    tx,
    sql`t.to_id = (select to_id from mine where id = ${id}) or t.from_id = (select from_id from mine where id = ${id})`,
  )

/** Classes in my care and how many links wait in each. */
export async function classesWithLinks(
  tx: Tx,
): Promise<readonly { id: string; name: string; school: string | null; waiting: number; all: number }[]> {
  const { rows } = await sql<{
    id: string
    name: string
    school: string | null
    waiting: number
    all: number
  }>`
    with latest as (select distinct tie_id from tie_confirmations),
    mine as materialized (
      select t.id, t.to_id, n.tie_id is null as waiting from ties t left join latest n on n.tie_id = t.id
      where t.source = 'roll' or t.kind = 'parent'
    )
    select g.id, g.name, s.name as school, count(*) filter (where t.waiting)::int as waiting, count(*)::int as all
    from groups g left join groups s on s.id = g.parent_id
    join memberships m on m.group_id = g.id and m.role = 'student' and m.to_at is null
    join mine t on t.to_id = m.person_id
    where g.kind = 'class' and g.closed_at is null
      and g.id in (select group_id from my_powers() where power = 'confirm_links')
    group by g.id, g.name, s.name order by s.name, g.name`.execute(tx)
  return rows
}
