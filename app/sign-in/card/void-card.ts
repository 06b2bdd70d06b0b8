import type { PersonRef, SignInDeps } from '../deps.ts'

/** A person's unused card works no more, opened or not. The caller has checked that it is theirs to void. */
export async function voidCard(deps: Pick<SignInDeps, 'authDb' | 'now'>, person: PersonRef): Promise<void> {
  await deps.authDb
    .updateTable('sign_in.cards')
    .set({ voided_at: deps.now() })
    .where('place_id', '=', person.placeId)
    .where('person_id', '=', person.personId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute()
}
