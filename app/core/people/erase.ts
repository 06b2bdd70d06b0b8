import { sql } from 'kysely'
import type { Me, Tx } from '#db/client.ts'
import type { AuthDb } from '../../sign-in/deps.ts'
import { endAllFor } from '../../sign-in/person/end-all-for.ts'

interface Invited {
  readonly person_id: string
  readonly address: string | null
}

/**
 * Deletes whoever asks: their words everywhere, every way in, and the letters that carry their name or address. What is kept
 * is said on `/me/delete`. Sign-in goes last: should it fail, the transaction takes everything back.
 * @throws Refused not-consented: only from one's own sign-in
 */
export async function eraseMe(tx: Tx, authDb: AuthDb, me: Me): Promise<void> {
  const { rows: invited } = await sql<Invited>`select person_id, address from people_i_invited()`.execute(tx)
  const addresses = await myAddresses(tx, authDb, me)
  const neverCame = await withoutSignIn(
    authDb,
    me.placeId,
    invited.map(({ person_id }) => person_id),
  )
  await sql`select erase_me(${neverCame}::uuid[])`.execute(tx)
  await endAllFor({ authDb }, me)
  for (const personId of neverCame) await endAllFor({ authDb }, { placeId: me.placeId, personId })
  const written = [...addresses, ...invited.flatMap(({ address }) => address ?? [])]
  if (written.length > 0)
    await authDb
      .deleteFrom('sign_in.outbox')
      .where(sql<boolean>`lower(recipient) = any(${written.map((one) => one.toLowerCase())}::text[])`)
      .execute()
  if (addresses.length > 0)
    await authDb
      .deleteFrom('sign_in.outbox')
      .where(sql<boolean>`exists (select from unnest(${addresses}::text[]) a
        where position(lower(a) in lower(subject || ' ' || body)) > 0)`)
      .execute()
}

async function myAddresses(tx: Tx, authDb: AuthDb, me: Me): Promise<readonly string[]> {
  const known = await tx
    .selectFrom('people_private')
    .select('email')
    .where('person_id', '=', me.personId)
    .executeTakeFirst()
  const account = await authDb
    .selectFrom('sign_in.accounts as a')
    .innerJoin('sign_in.account_people as p', 'p.account_id', 'a.id')
    .select('a.email')
    .where('p.place_id', '=', me.placeId)
    .where('p.person_id', '=', me.personId)
    .executeTakeFirst()
  return [known?.email, account?.email].filter((address): address is string => Boolean(address))
}

/** Those of them who never signed in. */
async function withoutSignIn(authDb: AuthDb, placeId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from unnest(${[...ids]}::uuid[]) as i (id)
    where not exists (select from sign_in.account_people p where p.place_id = ${placeId} and p.person_id = i.id)`.execute(
    authDb,
  )
  return rows.map(({ id }) => id)
}
