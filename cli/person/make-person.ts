import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { normaliseEmail } from '../../app/sign-in/email.ts'
import type { Tx } from '../../db/client.ts'

export interface NewPerson {
  readonly given: string
  readonly family?: string
  readonly email?: string
}

/**
 * Makes somebody who is on no roll. Whoever runs Kith says by this that they are grown up.
 * @returns the id
 * @throws Error with a sentence where the address is another's, or none
 */
export async function makePerson(
  tx: Tx,
  placeId: string,
  { given, family = '', email }: NewPerson,
): Promise<string> {
  const address = email === undefined ? null : normaliseEmail(email)
  if (address !== null && !/^[^@\s]+@[^@\s]+$/.test(address))
    throw new Error(`“${email}” is no e-mail address.`)
  if (given.trim() === '') throw new Error('A person needs a first name: --given.')
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people_private where place_id = ${placeId} and lower(email) = ${address}`.execute(
    tx,
  )
  if (rows[0] !== undefined)
    throw new Error(`Somebody here has that address already: npx kith person ${rows[0].id}`)
  const id = newId()
  await tx.insertInto('parties').values({ place_id: placeId, id, kind: 'person' }).execute()
  await tx
    .insertInto('people')
    .values({ place_id: placeId, id, given_name: given.trim(), family_name: family.trim() })
    .execute()
  await tx.insertInto('people_private').values({ place_id: placeId, person_id: id, email: address }).execute()
  await tx.insertInto('adult_words').values({ place_id: placeId, person_id: id, basis: 'roll' }).execute()
  return id
}
