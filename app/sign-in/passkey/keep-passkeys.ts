import type { SignInDeps } from '../deps.ts'

type Deps = Pick<SignInDeps, 'authDb'>

/** A passkey as its owner knows it. */
export interface ListedPasskey {
  readonly id: string
  readonly label: string
  readonly since: Date
  readonly lastUsed: Date | null
}

/** An account's passkeys, oldest first. */
export async function listPasskeys({ authDb }: Deps, accountId: string): Promise<readonly ListedPasskey[]> {
  return authDb
    .selectFrom('sign_in.passkeys')
    .select(['id', 'label', 'created_at as since', 'used_at as lastUsed'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
}

/** Takes one of an account's own passkeys away; a key of somebody else's stays. */
export async function removePasskey({ authDb }: Deps, accountId: string, passkeyId: string): Promise<void> {
  await authDb
    .deleteFrom('sign_in.passkeys')
    .where('account_id', '=', accountId)
    .where('id', '=', passkeyId)
    .execute()
}
