import { sql } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { Found } from './find-people.ts'

interface Group {
  readonly id: string
  readonly name: string
  readonly kind: string
}

async function findGroup(tx: Tx, placeId: string, named: string): Promise<Group> {
  const { rows } = await sql<Group>`
    select id, name, kind from groups where place_id = ${placeId} and closed_at is null
      and (lower(name) = lower(${named}) or id::text = lower(${named}))`.execute(tx)
  if (rows.length === 1) return rows[0]!
  if (rows.length > 1)
    throw new Error(
      `“${named}” is more than one group. Name one by its id:\n${rows.map(({ id, kind }) => `  ${id}  ${kind}`).join('\n')}`,
    )
  const tops = await sql<{ name: string }>`
    select name from groups where place_id = ${placeId} and closed_at is null
      and kind in ('partnership', 'school', 'small_school') order by kind, name limit 30`.execute(tx)
  throw new Error(`There is no group “${named}”. There is: ${tops.rows.map(({ name }) => name).join(', ')}.`)
}

/** Gives somebody a role in a group, kept whatever the next roll says. @returns what was done, in a sentence */
export async function giveRole(
  tx: Tx,
  placeId: string,
  { id, name }: Found,
  role: string,
  named: string,
): Promise<string> {
  const group = await findGroup(tx, placeId, named)
  const { rows } = await sql<{ role: string }>`
    select distinct role from role_powers where group_kind = ${group.kind} order by role`.execute(tx)
  const known = [...rows.map((row) => row.role), 'staff', 'member']
  if (!known.includes(role))
    throw new Error(`Nobody can be ${role} of ${group.name}. They can be: ${known.join(', ')}.`)
  const adult = await sql<{ child: boolean }>`
    select child from ages where place_id = ${placeId} and person_id = ${id}`.execute(tx)
  if (adult.rows[0]?.child && rows.some((row) => row.role === role))
    throw new Error(`${name} is not known to be grown up, and this role looks after others.`)
  const made = await sql`
    insert into memberships (place_id, id, group_id, person_id, role, source)
    values (${placeId}, gen_random_uuid(), ${group.id}, ${id}, ${role}, 'person')
    on conflict (place_id, group_id, person_id, role) where to_at is null do update set source = 'person'
      where memberships.source <> 'person' returning id`.execute(tx)
  if (made.rows.length === 0) return `${name} is ${role} of ${group.name} already.`
  await note(tx, placeId, 'role.give', id, { role, group: group.id })
  return `${name} is now ${role} of ${group.name}.`
}

/** Takes a role away. @returns what was done, in a sentence */
export async function endRole(
  tx: Tx,
  placeId: string,
  { id, name }: Found,
  role: string,
  named: string,
): Promise<string> {
  const group = await findGroup(tx, placeId, named)
  const ended = await sql`
    update memberships set to_at = now() where place_id = ${placeId} and group_id = ${group.id} and person_id = ${id}
      and role = ${role} and to_at is null returning id`.execute(tx)
  if (ended.rows.length === 0) return `${name} is not ${role} of ${group.name}.`
  await note(tx, placeId, 'role.end', id, { role, group: group.id })
  return `${name} is no longer ${role} of ${group.name}.`
}

/** Whoever runs Kith is nobody in the place: the line is the person's own, and says by whom. */
const note = (tx: Tx, placeId: string, verb: string, id: string, detail: object) =>
  sql`insert into trail (place_id, actor_id, verb, subject_id, detail)
    values (${placeId}, ${id}, ${verb}, ${id}, ${JSON.stringify({ ...detail, by: 'operator' })}::jsonb)`.execute(
    tx,
  )
