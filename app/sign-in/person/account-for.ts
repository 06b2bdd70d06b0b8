import { v7 as newId } from 'uuid'
import type { AuthDb, AuthTx, PersonRef } from '../deps.ts'

/** The account with this (normalised) e-mail, if there is one. */
export async function accountByEmail(db: AuthDb, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sign_in.accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  return row?.id
}

/** The account this person signs in with, if there is one. */
export async function accountOf(db: AuthDb, person: PersonRef): Promise<string | undefined> {
  const row = await db
    .selectFrom('sign_in.account_people')
    .select('account_id')
    .where('place_id', '=', person.placeId)
    .where('person_id', '=', person.personId)
    .executeTakeFirst()
  return row?.account_id
}

/** The account with this e-mail, made now if there is none. */
export async function accountForEmail(tx: AuthTx, email: string, now: Date): Promise<string> {
  await tx
    .insertInto('sign_in.accounts')
    .values({ id: newId(), email, created_at: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('sign_in.accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return id
}

/** A new account without e-mail. */
export async function newAccount(tx: AuthTx, now: Date): Promise<string> {
  const id = newId()
  await tx.insertInto('sign_in.accounts').values({ id, email: null, created_at: now }).execute()
  return id
}
