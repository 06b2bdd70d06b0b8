import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { z } from 'zod'
import type { SignInDeps } from '../deps.ts'
import { type Browser, type StartedSession, startSession } from '../session/start-session.ts'
import type { signedByPasskey } from './answer.ts'
import { keepChallenge } from './challenge.ts'
import { relyingParty } from './relying-party.ts'
import { keepUse, signedBy } from './signed-by.ts'

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
  const used = await signedBy(deps, { ...input, accountId: null })
  if (used === undefined) return undefined
  const now = deps.now()
  const started = await deps.authDb.transaction().execute(async (tx) => {
    await keepUse(tx, used, now)
    const { accountId, countsFrom } = used
    const proved = countsFrom <= now
    return startSession(tx, { cameBy: 'passkey', proved, accountId, browser: input.browser, now })
  })
  await deps.limits.giveBack('passkey', input.address)
  return started
}
