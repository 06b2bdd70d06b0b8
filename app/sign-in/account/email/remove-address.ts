import type { SignInDeps } from '../../deps.ts'
import { tellPeople } from '../tell-people.ts'
import { waysOf } from '../ways.ts'
import { sayGone } from './say-gone.ts'

/**
 * Nobody signs in to this account by e-mail any more: its address, and the codes that were mailed there, are gone. False, and
 * nothing is changed, where it is the last way in; `another` says that there is one which the account does not know of.
 */
export async function removeAddress(
  deps: SignInDeps,
  { accountId, another }: { accountId: string; another: boolean },
): Promise<boolean> {
  const gone = await deps.authDb.transaction().execute(async (tx) => {
    // Two ways that are taken away at one moment go one after the other.
    await tx.selectFrom('sign_in.accounts').select('id').where('id', '=', accountId).forUpdate().execute()
    const { email, name, passkeys, school } = await waysOf({ ...deps, authDb: tx }, accountId)
    if (email === null || (name === null && passkeys === 0 && school === null && !another)) return undefined
    await tx.updateTable('sign_in.accounts').set({ email: null }).where('id', '=', accountId).execute()
    await tx.deleteFrom('sign_in.codes').where('email', '=', email).where('purpose', '=', 'sign-in').execute()
    await tellPeople({ ...deps, authDb: tx }, accountId, 'email.removed')
    return email
  })
  if (gone !== undefined) await sayGone(deps, gone)
  return gone !== undefined
}
