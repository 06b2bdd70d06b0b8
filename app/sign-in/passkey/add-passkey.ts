import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { z } from 'zod'
import { tellPeople } from '../account/tell-people.ts'
import type { SignInDeps } from '../deps.ts'
import { aDay } from '../session/lifetimes.ts'
import type { Session } from '../session/session.ts'
import { challengeIn, type madePasskey, verified } from './answer.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import { relyingParty } from './relying-party.ts'

interface Owner {
  readonly accountId: string
  readonly browserToken: string
}

/** What the browser needs to make a passkey for this account. `name` is what its owner sees in the list of their keys. */
export async function askForPasskey(
  deps: SignInDeps,
  owner: Owner & { name: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await deps.authDb
    .selectFrom('sign_in.passkeys')
    .select(['id', 'transports'])
    .where('account_id', '=', owner.accountId)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: 'Kith',
    rpID: relyingParty(deps).id,
    userID: new Uint8Array(Buffer.from(owner.accountId)),
    userName: owner.name,
    userDisplayName: owner.name,
    attestationType: 'none',
    excludeCredentials: known,
    // Found without a name being typed, and only after a fingerprint, face or PIN: it stands for both name and secret.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(deps, options.challenge, owner)
  return options
}

/**
 * From when on a way in that is added in this session makes it sure who comes by it: at once where that is sure now. Else a day
 * on, so that whoever has no more than somebody's mailbox opens nothing with it before its owner was told.
 */
export const countsFrom = (now: Date, session: Pick<Session, 'proof'>): Date =>
  session.proof === undefined ? new Date(now.getTime() + aDay * 1000) : now

/** Keeps the passkey a browser made. False when it does not answer what this browser was asked, or is already kept. */
export async function addPasskey(
  deps: SignInDeps,
  input: Owner & { answer: z.infer<typeof madePasskey>; label: string; countsFrom: Date },
): Promise<boolean> {
  const challenge = challengeIn(input.answer.response.clientDataJSON)
  if (challenge === undefined || !(await takeChallenge(deps, challenge, input))) return false
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(deps)
  const { authenticatorAttachment: _, ...response } = input.answer
  const result = await verified(
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
    }),
  )
  if (!result?.verified) return false
  const { id, publicKey, counter } = result.registrationInfo.credential
  return deps.authDb.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('sign_in.passkeys')
      .values({
        id,
        account_id: input.accountId,
        public_key: Buffer.from(publicKey),
        counter,
        transports: response.response.transports,
        label: input.label,
        created_at: deps.now(),
        used_at: null,
        counts_from: input.countsFrom,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    // Before the commit, so that nobody's changes unsaid.
    if (added !== undefined) await tellPeople({ ...deps, authDb: tx }, input.accountId, 'passkey.added')
    return added !== undefined
  })
}
