import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Somebody I may choose, by what they say of themselves. */
export interface Offered {
  readonly mentor_id: string
  readonly name: string
  readonly about: string
  readonly loves: string
  readonly languages: readonly string[]
  readonly times: readonly string[]
  readonly peer: boolean
}

/** One of those I chose; without a name where they are no longer to be had. */
export interface Chosen {
  readonly mentor_id: string
  readonly name: string | null
}

export interface Wishes {
  readonly languages: readonly string[]
  readonly times: readonly string[]
}

export const offered = async (tx: Tx): Promise<readonly Offered[]> =>
  (await sql<Offered>`select * from mentors_for_me() order by name, mentor_id`.execute(tx)).rows

export const chosen = async (tx: Tx): Promise<readonly Chosen[]> =>
  (await sql<Chosen>`select mentor_id, name from my_mentor_choices() order by rank`.execute(tx)).rows

export async function wishes(tx: Tx): Promise<Wishes> {
  const row = await tx.selectFrom('mentor_wishes').select(['languages', 'times']).executeTakeFirst()
  return row ?? { languages: [], times: [] }
}

/** Says whom I would like, best first, and what must be so. @throws Refused for anybody I may not choose */
export async function choose(
  tx: Tx,
  ranking: readonly string[],
  { languages, times }: Wishes,
): Promise<void> {
  await sql`select choose_mentors(${[...ranking]}::uuid[], ${[...languages]}::text[], ${[...times]}::text[])`.execute(
    tx,
  )
}

/** Until when I can choose in a round that is open for me. */
export async function closesOn(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ closes_on: string }>`select closes_on from my_mentor_round()`.execute(tx)
  return rows[0]?.closes_on
}
