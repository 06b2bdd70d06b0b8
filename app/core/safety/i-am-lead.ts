import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { nameOf } from '../people/name.ts'
import type { Known } from '../people/people-i-know.ts'

/** Whether I keep anybody safe: a safeguarding lead, from my own sign-in. */
export async function isLead(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from powers_of_my_roles() where power = 'safeguard' limit 1`.execute(tx)
  return rows.length > 0
}

/** @throws Refused unseen: the page is not there for anybody else */
export async function leadsOnly(tx: Tx): Promise<void> {
  if (!(await isLead(tx))) throw new Refused('unseen')
}

const MOST = 60

/** People in my care for safety, by a part of the name or by id. */
export async function inMyCare(
  tx: Tx,
  { like = '', id }: { readonly like?: string; readonly id?: string },
): Promise<readonly (Known & { readonly isChild: boolean })[]> {
  const { rows } = await sql<Parameters<typeof nameOf>[0] & { id: string; isChild: boolean }>`
    select p.id, p.given_name, p.preferred_name, p.family_name, is_child(p.id) as "isChild" from people p
    where p.id in (select person_id from people_under('safeguard')) and p.id <> me()
      ${id === undefined ? sql`` : sql`and p.id = ${id}`}
      and position(lower(${like}) in lower(concat_ws(' ', p.preferred_name, p.family_name, p.given_name, p.family_name))) > 0
    order by coalesce(p.preferred_name, p.given_name), p.family_name, p.id limit ${MOST}`.execute(tx)
  return rows.map((row) => ({ id: row.id, name: nameOf(row), isChild: row.isChild }))
}
