import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

export type Power =
  | 'see_roll'
  | 'make_cards'
  | 'confirm_links'
  | 'run_imports'
  | 'set_terms'
  | 'vet'
  | 'name_companions'

/**
 * A page for those who have a power somewhere; for the others it is not there. What it then shows is the row policies' matter.
 * @throws Refused unseen
 */
export async function needPower(tx: Tx, ...any: readonly Power[]): Promise<void> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from powers_of_my_roles() where power = any (${[...any]}::text[])) as has`.execute(
    tx,
  )
  if (!rows[0]!.has) throw new Refused('unseen')
}

/** The same over one group. */
export async function needPowerOver(tx: Tx, power: Power, groupId: string): Promise<void> {
  const { rows } = await sql<{ has: boolean }>`select i_have(${power}, ${groupId}) as has`.execute(tx)
  if (!rows[0]!.has) throw new Refused('unseen')
}
