import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Somebody who is asked, comes or was there. */
export interface Guest {
  readonly id: string
  readonly name: string
  /** A name only, where not. */
  readonly hasAccount: boolean
  readonly mine: boolean
  readonly answer: 'yes' | 'maybe' | 'no' | null
  readonly here: 'yes' | 'no' | null
  readonly comesFrom: string | null
}

/** The list, by name, for whoever leads the gathering; empty for everybody else. */
export async function guestsOf(tx: Tx, gatheringId: string): Promise<readonly Guest[]> {
  const { rows } = await sql<Guest>`
    select guest_id as id, name, has_account as "hasAccount", mine, answer, is_here as here, comes_from as "comesFrom"
    from gathering_list(${gatheringId}) order by lower(name), guest_id`.execute(tx)
  return rows
}

/** One step of the running order. */
export interface StepOfOrder {
  readonly title: string
  readonly minutes: number
  readonly guestId: string | null
  /** Who leads it, where I may know. */
  readonly who: string | null
}

export async function orderOf(tx: Tx, gatheringId: string): Promise<readonly StepOfOrder[]> {
  const { rows } = await sql<StepOfOrder>`
    select title, minutes, guest_id as "guestId", who from order_of(${gatheringId}) order by place`.execute(
    tx,
  )
  return rows
}

/** Puts a running order in the place of what was there. @throws Refused not-yours, not-possible */
export async function saveOrder(
  tx: Tx,
  gatheringId: string,
  steps: readonly { readonly title: string; readonly minutes: number; readonly guestId: string | null }[],
): Promise<void> {
  const rows = JSON.stringify(
    steps.map(({ title, minutes, guestId }) => ({ title, minutes, guest: guestId })),
  )
  await sql`select save_steps(${gatheringId}, ${rows}::jsonb)`.execute(tx)
}
