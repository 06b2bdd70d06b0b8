import { v7 as newId } from 'uuid'
import type { PersonRef, SignInDeps } from '../deps.ts'
import { hashToken, newToken } from '../token.ts'

const month = 30 * 24 * 60 * 60 * 1000

/**
 * A sign-in link for one of the demo town's people, to be printed at start. It works as often as one likes, so that a visitor
 * can be Asha, then her mother, then Asha again, until the next start prints another.
 * @throws {Error} outside the demo town.
 */
export async function signInLinkFor(deps: SignInDeps, person: PersonRef): Promise<string> {
  if (!deps.demo) throw new Error('sign-in links are printed in the demo town only')
  const now = deps.now()
  const token = newToken()
  await deps.authDb.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('sign_in.codes')
      .where('purpose', '=', 'demo')
      .where('place_id', '=', person.placeId)
      .where('person_id', '=', person.personId)
      .execute()
    await tx
      .insertInto('sign_in.codes')
      .values({
        id: newId(),
        purpose: 'demo',
        place_id: person.placeId,
        person_id: person.personId,
        link_hash: hashToken(token),
        created_at: now,
        expires_at: new Date(now.getTime() + month),
      })
      .execute()
  })
  return `${deps.publicUrl}/sign-in/link/${token}`
}
