import { tellPeople } from '../account/tell-people.ts'
import { waysOf } from '../account/ways.ts'
import type { SignInDeps } from '../deps.ts'

type Deps = Pick<SignInDeps, 'authDb' | 'school' | 'onSignInChanged'>

/** A passkey as its owner knows it. */
export interface ListedPasskey {
  readonly id: string
  readonly label: string
  readonly since: Date
  readonly lastUsed: Date | null
  readonly countsFrom: Date
}

/** An account's passkeys, oldest first. */
export async function listPasskeys(
  { authDb }: Pick<Deps, 'authDb'>,
  accountId: string,
): Promise<readonly ListedPasskey[]> {
  return authDb
    .selectFrom('sign_in.passkeys')
    .select(['id', 'label', 'created_at as since', 'used_at as lastUsed', 'counts_from as countsFrom'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
}

/**
 * Takes one of an account's own passkeys away; a key of somebody else's stays. False, and it stays, where it is the last way
 * in; `another` says that there is one which the account does not know of.
 */
export async function removePasskey(
  { authDb, school, onSignInChanged }: Deps,
  { accountId, passkeyId, another }: { accountId: string; passkeyId: string; another: boolean },
): Promise<boolean> {
  return authDb.transaction().execute(async (tx) => {
    // Two ways that are taken away at one moment go one after the other.
    await tx.selectFrom('sign_in.accounts').select('id').where('id', '=', accountId).forUpdate().execute()
    const ways = await waysOf({ authDb: tx, school }, accountId)
    const last = ways.email === null && ways.name === null && ways.passkeys < 2 && ways.school === null
    if (last && !another) return false
    const gone = await tx
      .deleteFrom('sign_in.passkeys')
      .where('account_id', '=', accountId)
      .where('id', '=', passkeyId)
      .returning('id')
      .executeTakeFirst()
    if (gone !== undefined) await tellPeople({ authDb: tx, onSignInChanged }, accountId, 'passkey.removed')
    return true
  })
}
