import type { AuthDb, PersonRef, SignInDeps } from '../deps.ts'
import { aDay } from '../session/lifetimes.ts'
import { accountOf } from './account-for.ts'

/**
 * For a day somebody counts as who they say without a passkey, here and not in other places; one that they add by then counts at
 * once. The caller has checked who lets them in, and told. Undefined where they have no way in that this could be about.
 */
export async function letIn(
  { authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>,
  person: PersonRef,
): Promise<Date | undefined> {
  const until = new Date(now().getTime() + aDay * 1000)
  const done = await authDb
    .updateTable('sign_in.account_people')
    .set({ let_in_until: until })
    .where('place_id', '=', person.placeId)
    .where('person_id', '=', person.personId)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n ? until : undefined
}

/**
 * Ends what somebody else may have begun in a person's name: every session, the passkeys that do not count yet, being let in.
 * Those that count stay.
 */
export async function sendAway(
  { authDb, now }: { readonly authDb: AuthDb; readonly now: () => Date },
  person: PersonRef,
): Promise<void> {
  const at = now()
  await authDb.transaction().execute(async (tx) => {
    const accountId = await accountOf(tx, person)
    if (accountId === undefined) return
    await tx
      .updateTable('sign_in.sessions')
      .set({ ended_at: at })
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .execute()
    await tx
      .deleteFrom('sign_in.passkeys')
      .where('account_id', '=', accountId)
      .where('counts_from', '>', at)
      .execute()
    await tx
      .updateTable('sign_in.account_people')
      .set({ let_in_until: null })
      .where('account_id', '=', accountId)
      .execute()
  })
}
