import type { PersonRef, SignInDeps } from '../deps.ts'

/** The people an account signs in as, oldest link first. */
export async function peopleOf(
  { authDb }: Pick<SignInDeps, 'authDb'>,
  accountId: string,
): Promise<readonly PersonRef[]> {
  return authDb
    .selectFrom('sign_in.account_people')
    .select(['place_id as placeId', 'person_id as personId'])
    .where('account_id', '=', accountId)
    .orderBy('linked_at')
    .orderBy('person_id')
    .execute()
}

/** This session goes on as one of its account's own people. Says false, and changes nothing, for anybody else. */
export async function choosePerson(
  { authDb }: Pick<SignInDeps, 'authDb'>,
  session: { readonly id: string; readonly accountId: string },
  person: PersonRef,
): Promise<boolean> {
  const changed = await authDb
    .updateTable('sign_in.sessions as session')
    .from('sign_in.account_people as own')
    .set({ place_id: person.placeId, person_id: person.personId, acting_for_id: null })
    .where('session.id', '=', session.id)
    .where('session.ended_at', 'is', null)
    .whereRef('own.account_id', '=', 'session.account_id')
    .where('own.place_id', '=', person.placeId)
    .where('own.person_id', '=', person.personId)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}
