import type { AuthTx } from '../../deps.ts'
import { withDigits } from './sign-in-name.ts'

/** Sets an account's secret. A sign-in name it has stays; where it has none, `base` gets digits of its own. Returns the name. */
export async function keepSecret(
  tx: AuthTx,
  { accountId, base, secretHash, now }: { accountId: string; base: string; secretHash: string; now: Date },
): Promise<string> {
  const kept = await tx
    .updateTable('sign_in.secrets')
    .set({ secret_hash: secretHash, set_at: now })
    .where('account_id', '=', accountId)
    .returning('name')
    .executeTakeFirst()
  if (kept !== undefined) return kept.name
  for (let longer = 0; ; longer++) {
    const name = withDigits(base, Math.min(longer, 6))
    const taken = await tx
      .insertInto('sign_in.secrets')
      .values({ account_id: accountId, name, secret_hash: secretHash, set_at: now })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('name')
      .executeTakeFirst()
    if (taken !== undefined) return taken.name
  }
}
