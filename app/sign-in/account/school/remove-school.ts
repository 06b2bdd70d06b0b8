import type { SignInDeps } from '../../deps.ts'
import { tellPeople } from '../tell-people.ts'
import { waysOf } from '../ways.ts'

/**
 * The school's sign-in opens this account no more. False, and nothing is changed, where it is the last way in; `another` says
 * that there is one which the account does not know of.
 */
export async function removeSchool(
  deps: SignInDeps,
  { accountId, another }: { accountId: string; another: boolean },
): Promise<boolean> {
  return deps.authDb.transaction().execute(async (tx) => {
    // Two ways that are taken away at one moment go one after the other.
    await tx.selectFrom('sign_in.accounts').select('id').where('id', '=', accountId).forUpdate().execute()
    const { email, name, passkeys } = await waysOf({ ...deps, authDb: tx }, accountId)
    if (email === null && name === null && passkeys === 0 && !another) return false
    const gone = await tx
      .deleteFrom('sign_in.school_identities')
      .where('account_id', '=', accountId)
      .returning('issuer')
      .execute()
    if (gone.length > 0) await tellPeople({ ...deps, authDb: tx }, accountId, 'school.removed')
    return true
  })
}
