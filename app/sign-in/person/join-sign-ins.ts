import type { AuthDb, AuthTx, PersonRef } from '../deps.ts'
import { accountOf } from './account-for.ts'
import { endAllFor } from './end-all-for.ts'
import { linkPerson } from './link-person.ts'

/**
 * Two persons turned out to be one, `keep`: they come in as they did. Where only the other had an account, it is theirs now;
 * where both had one, the account of `keep` stays and takes in passkeys, a school's sign-in where it has none of that school, and the e-mail (with whether letters go there) and the sign-in name where it has
 * none. Every other way in as `other` ends.
 */
export async function joinSignIns(
  authDb: AuthDb,
  keep: PersonRef,
  other: PersonRef,
  now: Date,
): Promise<void> {
  await authDb.transaction().execute(async (tx) => {
    const [stays, goes] = [await accountOf(tx, keep), await accountOf(tx, other)]
    if (goes !== undefined && stays === undefined) await linkPerson(tx, goes, keep, now)
    if (goes !== undefined && stays !== undefined && goes !== stays && (await isOf(tx, goes, other)))
      await joinAccounts(tx, stays, goes)
    await tx
      .updateTable('sign_in.cards')
      .set({ made_by: keep.personId })
      .where('place_id', '=', other.placeId)
      .where('made_by', '=', other.personId)
      .execute()
  })
  await endAllFor({ authDb }, other)
}

/** Whether an account is this person's and nobody else's. */
async function isOf(tx: AuthTx, accountId: string, person: PersonRef): Promise<boolean> {
  const people = await tx
    .selectFrom('sign_in.account_people')
    .select('person_id')
    .where('account_id', '=', accountId)
    .execute()
  return people.every(({ person_id }) => person_id === person.personId)
}

async function joinAccounts(tx: AuthTx, stays: string, goes: string): Promise<void> {
  await tx.updateTable('sign_in.passkeys').set({ account_id: stays }).where('account_id', '=', goes).execute()
  await tx
    .updateTable('sign_in.school_identities')
    .set({ account_id: stays })
    .where('account_id', '=', goes)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sign_in.school_identities as own')
            .select('own.subject')
            .where('own.account_id', '=', stays)
            .whereRef('own.issuer', '=', 'sign_in.school_identities.issuer'),
        ),
      ),
    )
    .execute()
  const secret = await tx
    .selectFrom('sign_in.secrets')
    .select('name')
    .where('account_id', '=', stays)
    .executeTakeFirst()
  if (secret === undefined)
    await tx
      .updateTable('sign_in.secrets')
      .set({ account_id: stays })
      .where('account_id', '=', goes)
      .execute()
  const emails = await tx
    .selectFrom('sign_in.accounts')
    .select(['id', 'email'])
    .where('id', 'in', [stays, goes])
    .execute()
  const [own, theirs] = [stays, goes].map((id) => emails.find((row) => row.id === id)!.email)
  if (own !== null || theirs === null) return
  await tx.updateTable('sign_in.accounts').set({ email: null }).where('id', '=', goes).execute()
  await tx.updateTable('sign_in.accounts').set({ email: theirs }).where('id', '=', stays).execute()
  // What was said about letters to that address goes on holding.
  await tx.deleteFrom('sign_in.reminders').where('account_id', '=', stays).execute()
  await tx
    .updateTable('sign_in.reminders')
    .set({ account_id: stays })
    .where('account_id', '=', goes)
    .execute()
}
