import { v7 as newId } from 'uuid'
import { t } from '#words'
import type { PersonRef, SignInDeps } from '../deps.ts'
import { normaliseEmail } from '../email.ts'
import { hashToken, newToken } from '../token.ts'

const days = 24 * 60 * 60 * 1000

export interface Invitation extends PersonRef {
  readonly email: string
  /** Who asks, in words the person knows: "Wharton High School". */
  readonly from: string
  readonly place: string
}

/**
 * Mails somebody a link with which they come in as this person; whoever opens it first has proved the mailbox. Good for 14
 * days; asking again ends the earlier link. The caller has checked that this person may be invited at this address (for a
 * parent: the school has confirmed the tie). Works whether or not the address has an account, and does not tell which.
 */
export async function invitePerson(deps: SignInDeps, invitation: Invitation): Promise<void> {
  const now = deps.now()
  const token = newToken()
  const email = normaliseEmail(invitation.email)
  await deps.authDb.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('sign_in.codes')
      .where('purpose', '=', 'invitation')
      .where('place_id', '=', invitation.placeId)
      .where('person_id', '=', invitation.personId)
      .where('used_at', 'is', null)
      .execute()
    await tx
      .insertInto('sign_in.codes')
      .values({
        id: newId(),
        purpose: 'invitation',
        email,
        place_id: invitation.placeId,
        person_id: invitation.personId,
        link_hash: hashToken(token),
        created_at: now,
        expires_at: new Date(now.getTime() + 14 * days),
      })
      .execute()
  })
  const url = `${deps.publicUrl}/sign-in/link/${token}`
  await deps.mail.sendLater({
    to: email,
    subject: t('{from} is asking you to join {place}', { from: invitation.from, place: invitation.place }),
    text: t(
      'Hello,\n\n{from} is asking you to join {place} on Kith.\n\nOpen this page to come in:\n{url}\n\nThe link works once, for 14 days. If you do not know why you got this, you can ignore it: nothing will happen.',
      { from: invitation.from, place: invitation.place, url },
    ),
  })
}
