import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** A hold: nothing of a person, or of everybody in a group, is deleted while it stands. Names are null where somebody has left. */
export interface Hold {
  readonly id: string
  readonly name: string
  readonly isGroup: boolean
  readonly why: string
  readonly askedBy: string | null
  readonly askedAt: Date
  readonly agreedBy: string | null
  readonly agreedAt: Date | null
  readonly endAskedBy: string | null
  readonly endAskedAt: Date | null
  readonly endedBy: string | null
  readonly endedAt: Date | null
  readonly stands: boolean
  readonly iAsked: boolean
  readonly iAskedEnd: boolean
}

/** Every hold there is or was, those that stand first; none for whoever does not decide. */
export const holds = async (tx: Tx): Promise<readonly Hold[]> =>
  (
    await sql<Hold>`select id, name, is_group as "isGroup", why, asked_by as "askedBy", asked_at as "askedAt",
      agreed_by as "agreedBy", agreed_at as "agreedAt", end_asked_by as "endAskedBy", end_asked_at as "endAskedAt",
      ended_by as "endedBy", ended_at as "endedAt", stands, i_asked as "iAsked", i_asked_end as "iAskedEnd" from holds_told()`.execute(
      tx,
    )
  ).rows

/** People and groups whose name has this part, twenty at most. */
export const findToHold = async (tx: Tx, part: string) =>
  (
    await sql<{ id: string; name: string; is_group: boolean }>`select * from find_to_hold(${part})`.execute(
      tx,
    )
  ).rows

/** Asks for a hold; it holds from now on, and ends by itself after a fortnight without a second yes. @throws Refused not-yours */
export async function askForHold(
  tx: Tx,
  { id, whom, why }: { readonly id: string; readonly whom: string; readonly why: string },
): Promise<void> {
  await sql`select ask_for_hold(${id}, ${whom}, ${why})`.execute(tx)
}

/** `yes`: the second yes. `end`: asks for its end, or says the second word for that. `stay`: takes back that it should end. */
export type HoldWord = 'yes' | 'end' | 'stay'

/** The next word on a hold. @throws Refused not-yours; not-possible: it needs somebody else, or is over */
export async function sayOfHold(tx: Tx, id: string, word: HoldWord): Promise<void> {
  await sql`select say_of_hold(${id}, ${word})`.execute(tx)
}

/** Whether something of whoever asks is under a hold. */
export async function amIHeld(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select am_i_held() as held`.execute(tx)
  return rows[0]!.held
}
