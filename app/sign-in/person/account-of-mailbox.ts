import type { AuthTx, PersonRef } from '../deps.ts'
import { accountByEmail, accountForEmail } from './account-for.ts'

/**
 * The account of whoever has just proved that this mailbox is theirs. Made now for somebody a place knows by the address
 * (`people`, from `whoseAddress`); those of them who sign in with no account yet are added to it. Undefined for a stranger.
 */
export async function accountOfMailbox(
  tx: AuthTx,
  email: string,
  people: readonly PersonRef[],
  now: Date,
): Promise<string | undefined> {
  if (people.length === 0) return accountByEmail(tx, email)
  const account_id = await accountForEmail(tx, email, now)
  const rows = people.map(({ placeId, personId }) => ({
    account_id,
    place_id: placeId,
    person_id: personId,
    linked_at: now,
  }))
  await tx
    .insertInto('sign_in.account_people')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return account_id
}
