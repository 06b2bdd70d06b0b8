import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** By their ids, what mentoring in my care follows from, or a round of mine: for the cache to know when to work it out anew. */
export const mentoringIsAbout = async (tx: Tx, round: string | null): Promise<readonly string[]> =>
  (await sql<{ id: string }>`select id from mentoring_is_about(${round}::uuid)`.execute(tx)).rows.map(
    ({ id }) => id,
  )
