import { sql } from 'kysely'
import { asPerson, type Db } from '#db/client.ts'
import type { PersonRef } from '../../sign-in/deps.ts'

/** Tells somebody, and the teachers of their classes, that their printed card was used. */
export const tellCardUsed = (db: Db, person: PersonRef): Promise<void> =>
  asPerson(db, person, async (tx) => {
    await sql`select card_was_used()`.execute(tx)
  })
