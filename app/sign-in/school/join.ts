import { tellPeople } from '../account/tell-people.ts'
import type { AuthTx, PersonRef, SignInDeps } from '../deps.ts'
import { accountOf, newAccount } from '../person/account-for.ts'

/** Somebody as the school names them. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** The account that has been joined to this, and from when on the school’s word for two factors counts; undefined where none has. */
export async function accountBySchool(tx: AuthTx, { issuer, subject }: Identity, now: Date) {
  const row = await tx
    .updateTable('sign_in.school_identities')
    .set({ used_at: now })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .returning(['account_id as accountId', 'counts_from as countsFrom'])
    .executeTakeFirst()
  return row
}

/** Joins them for good. False, and nothing changes, where either is joined to another already. */
export async function join(
  tx: AuthTx,
  accountId: string,
  identity: Identity,
  { now, countsFrom }: { now: Date; countsFrom: Date },
): Promise<boolean> {
  const { issuer, subject } = identity
  const joined = await tx
    .insertInto('sign_in.school_identities')
    .values({ issuer, subject, account_id: accountId, linked_at: now, counts_from: countsFrom })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  return joined !== undefined
}

/**
 * The account to be joined to whoever has proved `email` to their school, where a roll gives it to one person: theirs, if it
 * is for nobody else and has no other e-mail; a new one, if they have none. A changed roll takes over nobody's way in.
 */
export async function accountToJoin(
  tx: AuthTx,
  { person, email }: { readonly person: PersonRef; readonly email: string },
  now: Date,
): Promise<string | undefined> {
  const known = await accountOf(tx, person)
  if (known !== undefined) return (await isOpenTo(tx, known, email)) ? known : undefined
  const fresh = await newAccount(tx, now)
  const linked = await tx
    .insertInto('sign_in.account_people')
    .values({ account_id: fresh, place_id: person.placeId, person_id: person.personId, linked_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  if (linked !== undefined) return fresh
  // They came in by another way in this very moment: this account is nobody's.
  await tx.deleteFrom('sign_in.accounts').where('id', '=', fresh).execute()
  return undefined
}

async function isOpenTo(tx: AuthTx, accountId: string, email: string): Promise<boolean> {
  const { own, people } = await tx
    .selectFrom('sign_in.accounts as account')
    .innerJoin('sign_in.account_people as link', 'link.account_id', 'account.id')
    .select(({ fn }) => ['account.email as own', fn.countAll<string>().as('people')])
    .where('account.id', '=', accountId)
    .groupBy('account.id')
    .executeTakeFirstOrThrow()
  return Number(people) === 1 && (own === null || own === email)
}

/** Tells everybody whose sign-in it is; before the commit, so that nobody's changes unsaid. */
export async function tellJoined(deps: SignInDeps, tx: AuthTx, accountId: string): Promise<void> {
  await tellPeople({ ...deps, authDb: tx }, accountId, 'school.added')
}
