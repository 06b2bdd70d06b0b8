import { sql } from 'kysely'
import { become, type Me, type Tx } from '#db/client.ts'
import type { AuthDb } from '../../sign-in/deps.ts'
import { eraseMe } from '../people/erase.ts'

/** Somebody who left and whose time has come: those who run the place decide. Days are written as in the calendar. */
export interface Due {
  readonly id: string
  readonly name: string
  readonly leftOn: string
  readonly dueOn: string
  readonly pupil: boolean
  readonly held: boolean
}

/** Whether what is kept is mine to decide: I run the whole place, or look after the safety of all in it. */
export async function iDecideKeeping(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select i_decide_keeping() as may`.execute(tx)
  return rows[0]!.may
}

/** Everybody who is due, longest first; nobody for whoever does not decide. */
export const dueForDecision = async (tx: Tx): Promise<readonly Due[]> =>
  (
    await sql<Due>`select person_id as id, name, left_on as "leftOn", due_on as "dueOn", pupil, held
      from due_for_decision()`.execute(tx)
  ).rows

/** Keeps a record until a day (`YYYY-MM-DD`). @throws Refused not-yours; not-possible: that day is past, or five years off */
export async function keepLonger(
  tx: Tx,
  decision: { readonly id: string; readonly whom: string; readonly why: string; readonly until: string },
): Promise<void> {
  const { id, whom, why, until } = decision
  await sql`select decide_keeping(${id}, ${whom}, ${why}, ${until}::date)`.execute(tx)
}

/**
 * Deletes somebody who is due as if they had done it themselves: their words, their ways in, letters to them.
 * @throws Refused not-yours; not-possible: something of theirs is under a hold
 */
export async function deleteDue(
  tx: Tx,
  authDb: AuthDb,
  me: Me,
  decision: { readonly id: string; readonly whom: string; readonly why: string },
): Promise<void> {
  const { id, whom, why } = decision
  await sql`select decide_keeping(${id}, ${whom}, ${why}, null)`.execute(tx)
  const them = { placeId: me.placeId, personId: whom }
  await become(tx, them)
  await eraseMe(tx, authDb, them)
  await become(tx, me)
}
