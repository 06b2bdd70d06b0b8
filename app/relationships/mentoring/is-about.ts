import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/**
 * By their ids, what mentoring in my care follows from, for the cache to know when to work it out anew.
 * With a round of mine or some learners named, what those follow from.
 */
export async function mentoringIsAbout(
  tx: Tx,
  { round, learners }: { readonly round?: string; readonly learners?: readonly string[] } = {},
): Promise<readonly string[]> {
  const { rows } = await sql<{ ids: readonly string[] }>`
    select array(select id from mentoring_is_about(${round ?? null}::uuid, ${learners === undefined ? null : [...learners]}::uuid[]))
      as ids`.execute(tx)
  return rows[0]!.ids
}
