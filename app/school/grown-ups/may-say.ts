import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Whether I may say of people I see that they are grown up: I am, and I was checked for something. */
export async function maySayAdult(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select helper() is null and not is_child(me()) and exists (
      select from vettings where person_id = me() and ended_at is null and review_on >= current_date) as may`.execute(
    tx,
  )
  return rows[0]!.may
}

/** Whether nobody has said yet if somebody is a child or grown up: they are kept safe like a child. */
export async function isOfUnknownAge(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ unknown: boolean }>`
    select is_child(${id}) and not is_known_child(${id}) as unknown`.execute(tx)
  return rows[0]?.unknown === true
}
