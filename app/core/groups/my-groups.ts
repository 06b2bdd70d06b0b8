import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** A group I am in now. */
export interface MyGroup {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly roles: readonly string[]
  /** What I may do over it, by the words of `role_powers`. */
  readonly powers: readonly string[]
  /** Whether members of this kind see each other. */
  readonly meets: boolean
}

/** The groups I am in, those that people made first, then by name; or one of them. */
export async function myGroups(tx: Tx, id?: string): Promise<readonly MyGroup[]> {
  const { rows } = await sql<MyGroup>`
    select m.group_id as id, g.kind, g.name, k.members_meet as meets, array_agg(distinct m.role) as roles,
      array(select w.power from my_powers() w where w.group_id = m.group_id order by w.power) as powers
    from my_groups() m join groups g on g.id = m.group_id join group_kinds k on k.kind = g.kind
    ${id === undefined ? sql`` : sql`where m.group_id = ${id}`}
    group by m.group_id, g.kind, g.name, k.members_meet, k.people_make
    order by k.people_make desc, g.kind, g.name, m.group_id`.execute(tx)
  return rows
}

/** Somebody in a group, as far as I may see them. */
export interface Member {
  readonly personId: string
  /** One of their memberships in it. */
  readonly id: string
  readonly given_name: string
  readonly preferred_name: string | null
  readonly family_name: string
  readonly roles: readonly string[]
}

/** Who is in a group now, of those the policies show me. */
export async function membersOf(tx: Tx, groupId: string): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select p.id as "personId", min(m.id::text) as id, p.given_name, p.preferred_name, p.family_name,
      array_agg(distinct m.role) as roles
    from memberships m join people p on p.place_id = m.place_id and p.id = m.person_id
    where m.group_id = ${groupId} and m.to_at is null
    group by p.id, p.given_name, p.preferred_name, p.family_name
    order by bool_or(m.role in ('convener', 'teacher')) desc, p.given_name, p.family_name, p.id`.execute(tx)
  return rows
}

/** How a group that people made stands towards adults and children in it. */
export interface Kept {
  /** What is missing before adults and children are together in it; null when nothing is. */
  readonly lacks: 'second_adult' | 'check' | null
  readonly children: number
  readonly grown: number
}

export async function howKept(tx: Tx, groupId: string): Promise<Kept> {
  const { rows } = await sql<Kept>`select lacks, children, grown from how_kept(${groupId})`.execute(tx)
  return rows[0] ?? { lacks: null, children: 0, grown: 0 }
}

/** What I have opened to a group. */
export interface OpenedTo {
  readonly thingId: string
  readonly kind: string
  readonly until: Date | null
}

export async function openedTo(tx: Tx, groupId: string): Promise<readonly OpenedTo[]> {
  const { rows } = await sql<OpenedTo>`
    select t.id as "thingId", t.kind, g.until_at as until
    from grants g join things t on t.place_id = g.place_id and t.id = g.thing_id
    where g.group_id = ${groupId} and g.taken_back_at is null and (g.until_at is null or g.until_at > now())
      and t.owner_id = me()
    order by g.given_at`.execute(tx)
  return rows
}
