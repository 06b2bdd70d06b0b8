import { sql } from 'kysely'
import { asPerson, type Db } from '#db/client.ts'
import type { PersonRef, SignInChange } from '../../sign-in/deps.ts'

/**
 * Tells somebody that how they come in has changed; of a used card, and of a child's new address, the teachers of their
 * classes too.
 */
export const tellSignInChanged = (db: Db, person: PersonRef, what: SignInChange): Promise<void> =>
  asPerson(db, person, async (tx) => {
    await sql`select sign_in_changed(${what})`.execute(tx)
  })
