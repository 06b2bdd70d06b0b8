import { keepSecret } from '../../card/secret/keep-secret.ts'
import type { SignInDeps } from '../../deps.ts'
import { hashSecret } from '../../person/sign-in-by-name.ts'
import { endAllSessions } from '../../session/end-session.ts'
import { tellPeople } from '../tell-people.ts'

/**
 * Sets an account's own secret, with a sign-in name from `base` where it has none yet, and signs it out everywhere but in
 * `sessionId`. The caller has checked that it is the owner who asks, and the secret by `weakness`.
 * @returns the sign-in name
 */
export async function changeSecret(
  deps: SignInDeps,
  input: { accountId: string; sessionId: string; base: string; secret: string },
): Promise<string> {
  const { accountId, sessionId, base } = input
  const now = deps.now()
  const secretHash = await hashSecret(input.secret)
  return deps.authDb.transaction().execute(async (tx) => {
    const name = await keepSecret(tx, { accountId, base, secretHash, now })
    await endAllSessions({ ...deps, authDb: tx }, accountId, sessionId)
    // Before the commit: a change that nobody could be told of is none.
    await tellPeople({ ...deps, authDb: tx }, accountId, 'secret.changed')
    return name
  })
}
