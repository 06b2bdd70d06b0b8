import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { z } from 'zod'
import type { AuthTx, SignInDeps } from '../deps.ts'
import { challengeIn, type signedByPasskey, verified } from './answer.ts'
import { takeChallenge } from './challenge.ts'
import { relyingParty } from './relying-party.ts'

/** A passkey that has just signed what this browser was asked to. */
export interface UsedPasskey {
  readonly id: string
  readonly accountId: string
  readonly countsFrom: Date
  readonly counter: number
}

/**
 * Which passkey signed. Its device has to have made sure of its owner (WebAuthn's UV flag, looked at here): it is then two factors
 * in one. With `accountId` only a key of that account's. Undefined when it answers nothing this browser was asked, the key is not
 * known here, or its counter went back, as a copied key's does.
 */
export async function signedBy(
  deps: SignInDeps,
  asked: { answer: z.infer<typeof signedByPasskey>; browserToken: string; accountId: string | null },
): Promise<UsedPasskey | undefined> {
  const { authenticatorAttachment: _, response: signed, ...rest } = asked.answer
  const challenge = challengeIn(signed.clientDataJSON)
  if (challenge === undefined || !(await takeChallenge(deps, challenge, asked))) return undefined
  const known = await deps.authDb
    .selectFrom('sign_in.passkeys')
    .selectAll()
    .where('id', '=', asked.answer.id)
    .executeTakeFirst()
  if (known === undefined || (asked.accountId ?? known.account_id) !== known.account_id) return undefined
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(deps)
  const { userHandle, ...needed } = signed
  const result = await verified(
    verifyAuthenticationResponse({
      response: { ...rest, response: userHandle === undefined ? needed : { ...needed, userHandle } },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      credential: {
        id: known.id,
        publicKey: new Uint8Array(known.public_key),
        counter: Number(known.counter),
      },
    }),
  )
  if (result === undefined) return undefined
  const { newCounter: counter } = result.authenticationInfo
  return { id: known.id, accountId: known.account_id, countsFrom: known.counts_from, counter }
}

/** Writes down that it was used, with its counter. */
export async function keepUse(tx: AuthTx, { id, counter }: UsedPasskey, now: Date): Promise<void> {
  await tx.updateTable('sign_in.passkeys').set({ counter, used_at: now }).where('id', '=', id).execute()
}
