import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { SignInDeps } from '../../deps.ts'
import { listPasskeys } from '../../passkey/keep-passkeys.ts'
import type { Session } from '../../session/session.ts'

/** Whether somebody has a role over a whole school or place, whether what it opens is open now or not. */
export async function hasWideRole(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select exists (select from my_wide_roles()) as has`.execute(tx)
  return rows[0]!.has
}

/** Whether what such roles open is closed to whoever asks, until they use a passkey. */
export async function isClosed(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ closed: boolean }>`select not wide_powers_open() as closed`.execute(tx)
  return rows[0]!.closed
}

/**
 * Whether somebody who can see many has to use a passkey before they change by what they come in: they have one that counts, and
 * have neither proved it here nor been let in. Whoever has only their mailbox neither adds a key of their own nor takes theirs away.
 */
export async function passkeyFirst(deps: SignInDeps, tx: Tx, session: Session): Promise<boolean> {
  if (session.proof !== undefined) return false
  const now = deps.now()
  const keys = await listPasskeys(deps, session.accountId)
  return keys.some(({ countsFrom }) => countsFrom <= now) && (await hasWideRole(tx))
}
