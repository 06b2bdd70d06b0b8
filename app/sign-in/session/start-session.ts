import { v7 as newId } from 'uuid'
import type { AuthTx, PersonRef } from '../deps.ts'
import type { CameBy } from '../tables.ts'
import { hashToken, isToken, newToken } from '../token.ts'
import { deviceName } from './device-name.ts'
import { lifetimes } from './lifetimes.ts'

/** What the browser that signs in said of itself. */
export interface Browser {
  readonly userAgent: string
  readonly sharedDevice: boolean
  /** The session cookie it came with, if any: it ends here and is never taken over. */
  readonly oldToken?: string | undefined
}

export interface StartedSession {
  /** For the cookie, and nowhere else. */
  readonly token: string
  readonly sharedDevice: boolean
  /** False when the account has several people and one has to be chosen. */
  readonly personChosen: boolean
}

/** How somebody comes in, and whether that alone makes it sure that it is them. */
export interface Coming {
  readonly cameBy: CameBy
  /** A passkey that counts, or two factors at the school. */
  readonly proved?: boolean
  /** What the school said of how it made sure. */
  readonly schoolSaid?: string | undefined
}

/** Signs a browser in: always with a new token, so that a cookie planted beforehand is worth nothing. */
export async function startSession(
  tx: AuthTx,
  input: Coming & { accountId: string; person?: PersonRef | undefined; browser: Browser; now: Date },
): Promise<StartedSession> {
  const { accountId, browser, now } = input
  const people = await tx
    .selectFrom('sign_in.account_people')
    .select(['place_id as placeId', 'person_id as personId'])
    .where('account_id', '=', accountId)
    .limit(2)
    .execute()
  const person = input.person ?? (people.length === 1 ? people[0] : undefined)
  const { absolute, idle } = browser.sharedDevice ? lifetimes.shared : lifetimes.own
  const token = newToken()
  if (isToken(browser.oldToken)) await endToken(tx, browser.oldToken, now)
  await tx
    .insertInto('sign_in.sessions')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      account_id: accountId,
      place_id: person?.placeId ?? null,
      person_id: person?.personId ?? null,
      device: deviceName(browser.userAgent),
      shared_device: browser.sharedDevice,
      idle_seconds: idle,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + absolute * 1000),
      came_by: input.cameBy,
      proved_at: input.proved ? now : null,
      school_said: input.schoolSaid ?? null,
    })
    .execute()
  return { token, sharedDevice: browser.sharedDevice, personChosen: person !== undefined }
}

/** Ends the session of this token, if it is one. */
export async function endToken(tx: AuthTx, token: string, now: Date): Promise<void> {
  await tx
    .updateTable('sign_in.sessions')
    .set({ ended_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .execute()
}
