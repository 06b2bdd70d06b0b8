import type { AuthDb, AuthTx, PersonRef } from '../deps.ts'
import { accountByEmail, accountForEmail } from './account-for.ts'

/** What a mailbox opens once somebody has proved that it is theirs. */
export interface Mailbox {
  readonly email: string
  /** The account to be opened; undefined when one has to be made. */
  readonly accountId: string | undefined
  /** People whom the roll gives this address, and who sign in with no account yet. */
  readonly free: readonly PersonRef[]
}

/**
 * Whose sign-in a mailbox is: the account that has it as its e-mail; else the account, without any e-mail so far, of nobody but
 * people whom a roll gives the address (`people`, from `whoseAddress`); else a new one for those of them who have none. Undefined
 * for a stranger, and for somebody who signs in with another e-mail: a roll does not take that over. Always two queries.
 */
export async function whoseMailbox(
  db: AuthDb,
  email: string,
  people: readonly PersonRef[],
): Promise<Mailbox | undefined> {
  const own = await accountByEmail(db, email)
  const links = (await linksOf(db, people)).filter((link) => people.some((person) => isSame(link, person)))
  const free = people.filter((person) => !links.some((link) => isSame(link, person)))
  const inAccount = (id: string) => links.filter(({ accountId }) => accountId === id).length
  const theirs = links.find((link) => link.email === null && link.people === inAccount(link.accountId))
  const accountId = own ?? theirs?.accountId
  return accountId === undefined && free.length === 0 ? undefined : { email, accountId, free }
}

/** Opens it: gives its account the e-mail, making one where there is none, and adds the people who are free. */
export async function openMailbox(tx: AuthTx, mailbox: Mailbox, now: Date): Promise<string> {
  const { email, free } = mailbox
  const account_id = mailbox.accountId ?? (await accountForEmail(tx, email, now))
  await tx
    .updateTable('sign_in.accounts')
    .set({ email })
    .where('id', '=', account_id)
    .where('email', 'is', null)
    .execute()
  if (free.length === 0) return account_id
  await tx
    .insertInto('sign_in.account_people')
    .values(
      free.map(({ placeId, personId }) => ({
        account_id,
        place_id: placeId,
        person_id: personId,
        linked_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return account_id
}

const isSame = (a: PersonRef, b: PersonRef) => a.placeId === b.placeId && a.personId === b.personId

async function linksOf(db: AuthDb, people: readonly PersonRef[]) {
  const rows = await db
    .selectFrom('sign_in.account_people as link')
    .innerJoin('sign_in.accounts as account', 'account.id', 'link.account_id')
    .select(({ selectFrom, fn }) => [
      'link.place_id as placeId',
      'link.person_id as personId',
      'link.account_id as accountId',
      'account.email',
      selectFrom('sign_in.account_people as other')
        .select(fn.countAll<string>().as('people'))
        .whereRef('other.account_id', '=', 'link.account_id')
        .as('people'),
    ])
    .where('link.person_id', 'in', people.length === 0 ? [null] : people.map(({ personId }) => personId))
    .execute()
  return rows.map((row) => ({ ...row, people: Number(row.people) }))
}
