import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { z } from 'zod'
import type { SignInDeps } from '../deps.ts'
import type { Session } from '../session/session.ts'
import type { StartedSession } from '../session/start-session.ts'
import { hashToken, newToken } from '../token.ts'
import type { signedByPasskey } from './answer.ts'
import { keepChallenge } from './challenge.ts'
import { relyingParty } from './relying-party.ts'
import { keepUse, signedBy } from './signed-by.ts'

interface Asked {
  readonly session: Session
  readonly browserToken: string
  readonly address: string
}

/**
 * What the browser of somebody who is signed in needs to use one of their own passkeys.
 * @throws {TooManyTries}
 */
export async function askToProve(
  deps: SignInDeps,
  { session: { accountId }, browserToken, address }: Asked,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await deps.limits.count('passkey', address)
  const own = await deps.authDb
    .selectFrom('sign_in.passkeys')
    .select('id')
    .where('account_id', '=', accountId)
    .execute()
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(deps).id,
    userVerification: 'required',
    allowCredentials: own,
  })
  await keepChallenge(deps, options.challenge, { browserToken, accountId })
  return options
}

/**
 * Raises a session in which its owner has proved a passkey that counts, and gives it a new token. Undefined, and nothing has
 * changed, where that passkey is another's, does not count yet, or did not sign what was asked.
 */
export async function proveByPasskey(
  deps: SignInDeps,
  { session, answer, browserToken, address }: Asked & { answer: z.infer<typeof signedByPasskey> },
): Promise<StartedSession | undefined> {
  const now = deps.now()
  const used = await signedBy(deps, { answer, browserToken, accountId: session.accountId })
  if (used === undefined || used.countsFrom > now) return undefined
  const token = newToken()
  await deps.authDb.transaction().execute(async (tx) => {
    await keepUse(tx, used, now)
    await tx
      .updateTable('sign_in.sessions')
      .set({ token_hash: hashToken(token), proved_at: now })
      .where('id', '=', session.id)
      .where('ended_at', 'is', null)
      .execute()
  })
  await deps.limits.giveBack('passkey', address)
  return { token, sharedDevice: session.sharedDevice, personChosen: session.person !== null }
}
