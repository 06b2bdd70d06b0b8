import type { PersonRef, SignInDeps } from '../deps.ts'

/**
 * From the next request on, this session acts for somebody: `me` is then that person, with `helperId`. The caller has checked
 * the recorded consent (and the core checks it again in every transaction). `null` goes back to being oneself.
 */
export async function actFor(
  { authDb }: Pick<SignInDeps, 'authDb'>,
  sessionId: string,
  personId: string | null,
): Promise<void> {
  await authDb
    .updateTable('sign_in.sessions')
    .set({ acting_for_id: personId })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Consent was taken back: wherever this helper acts for this person, they are themselves again. */
export async function endActingFor(
  { authDb }: Pick<SignInDeps, 'authDb'>,
  person: PersonRef,
  helperId: string,
): Promise<void> {
  await authDb
    .updateTable('sign_in.sessions')
    .set({ acting_for_id: null })
    .where('place_id', '=', person.placeId)
    .where('person_id', '=', helperId)
    .where('acting_for_id', '=', person.personId)
    .execute()
}
