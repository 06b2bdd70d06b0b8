import type { AuthTx, PersonRef } from '../deps.ts'

/**
 * From now on this account signs in as this person. Where another account did, it no longer does and its sessions as this
 * person end: a person has one account at most.
 */
export async function linkPerson(tx: AuthTx, accountId: string, person: PersonRef, now: Date): Promise<void> {
  const { placeId: place_id, personId: person_id } = person
  await tx
    .insertInto('sign_in.account_people')
    .values({ account_id: accountId, place_id, person_id, linked_at: now })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'person_id']).doUpdateSet({ account_id: accountId }),
    )
    .execute()
  await tx
    .updateTable('sign_in.sessions')
    .set({ ended_at: now })
    .where('place_id', '=', place_id)
    .where('person_id', '=', person_id)
    .where('account_id', '<>', accountId)
    .where('ended_at', 'is', null)
    .execute()
}
