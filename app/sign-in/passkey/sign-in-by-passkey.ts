import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { z } from 'zod'
import type { SignInDeps } from '../deps.ts'
import { type Browser, type StartedSession, startSession } from '../session/start-session.ts'
import { challengeIn, type signedByPasskey, verified } from './answer.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import { relyingParty } from './relying-party.ts'

/**
 * What the browser needs to look for a passkey of this installation, whoever's it is.
 * @throws {TooManyTries}
 */
export async function askToSign(
  deps: SignInDeps,
  browserToken: string,
  address: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await deps.limits.count('passkey', address)
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(deps).id,
    userVerification: 'required',
  })
  await keepChallenge(deps, options.challenge, { browserToken, accountId: null })
  return options
}

/**
 * Signs in by what a passkey signed. Undefined when it answers nothing this browser was asked, the key is not known here, or
 * its counter went back, as a copied key's does. Tries are counted where the browser asks what to sign.
 */
export async function signInByPasskey(
  deps: SignInDeps,
  input: { answer: z.infer<typeof signedByPasskey>; browserToken: string; browser: Browser; address: string },
): Promise<StartedSession | undefined> {
  const { clientDataJSON } = input.answer.response
  const challenge = challengeIn(clientDataJSON)
  const asked = { browserToken: input.browserToken, accountId: null }
  if (challenge === undefined || !(await takeChallenge(deps, challenge, asked))) return undefined
  const known = await deps.authDb
    .selectFrom('sign_in.passkeys')
    .selectAll()
    .where('id', '=', input.answer.id)
    .executeTakeFirst()
  if (known === undefined) return undefined
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(deps)
  const { authenticatorAttachment: _, response: signed, ...rest } = input.answer
  const { userHandle, ...needed } = signed
  const result = await verified(
    verifyAuthenticationResponse({
      response: { ...rest, response: userHandle === undefined ? needed : { ...needed, userHandle } },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      credential: {
        id: known.id,
        publicKey: new Uint8Array(known.public_key),
        counter: Number(known.counter),
      },
    }),
  )
  if (result === undefined) return undefined
  const now = deps.now()
  const started = await deps.authDb.transaction().execute(async (tx) => {
    await tx
      .updateTable('sign_in.passkeys')
      .set({ counter: result.authenticationInfo.newCounter, used_at: now })
      .where('id', '=', known.id)
      .execute()
    return startSession(tx, { accountId: known.account_id, browser: input.browser, now })
  })
  await deps.limits.giveBack('passkey', input.address)
  return started
}
