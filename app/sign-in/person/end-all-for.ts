import type { PersonRef, SignInDeps } from '../deps.ts'

/**
 * Erases every way in for one person: sessions, cards, links, and, when the account was for nobody else, the account with its
 * e-mail, passkeys, sign-in name and mail. For erasure, and for somebody who has left the place. Saying it twice is no harm.
 */
export async function endAllFor(deps: Pick<SignInDeps, 'authDb'>, person: PersonRef): Promise<void> {
  await deps.authDb.transaction().execute(async (tx) => {
    for (const table of ['sign_in.sessions', 'sign_in.cards', 'sign_in.codes'] as const) {
      await tx
        .deleteFrom(table)
        .where('place_id', '=', person.placeId)
        .where('person_id', '=', person.personId)
        .execute()
    }
    await tx
      .deleteFrom('sign_in.sessions')
      .where('place_id', '=', person.placeId)
      .where('acting_for_id', '=', person.personId)
      .execute()
    const link = await tx
      .deleteFrom('sign_in.account_people')
      .where('place_id', '=', person.placeId)
      .where('person_id', '=', person.personId)
      .returning('account_id')
      .executeTakeFirst()
    if (link === undefined) return
    const gone = await tx
      .deleteFrom('sign_in.accounts as account')
      .where('account.id', '=', link.account_id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('sign_in.account_people as other')
              .select('other.person_id')
              .whereRef('other.account_id', '=', 'account.id'),
          ),
        ),
      )
      .returning('email')
      .executeTakeFirst()
    if (!gone?.email) return
    await tx.deleteFrom('sign_in.codes').where('email', '=', gone.email).execute()
    await tx.deleteFrom('sign_in.outbox').where('recipient', '=', gone.email).execute()
  })
}
