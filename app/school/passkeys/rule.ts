import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Since or from when those who can see many come in with a passkey; null: they need not. */
export interface Rule {
  readonly from: Date | null
  readonly holds: boolean
  /** Whoever asks runs the whole place. */
  readonly mine: boolean
}

export async function ruleHere(tx: Tx): Promise<Rule> {
  const { rows } = await sql<Rule>`
    select passkeys_from as "from", coalesce(passkeys_from <= now(), false) as holds, i_run_place() as mine
    from places where place_id = here()`.execute(tx)
  return rows[0]!
}
