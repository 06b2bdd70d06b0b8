import { sql } from 'kysely'
import { asPlace } from '#db/as-place.ts'
import type { House } from '../../house.ts'
import { open } from './envelope.ts'
import { urnKey } from './urn-key.ts'

/**
 * Opens all envelopes of a closed ballot at once and keeps their content without names, in an order drawn by lot. In one
 * transaction: after a fall everything is as before, and it can be called again; once it is done it does nothing.
 * @param paper what was on sheets of paper, for the same lot
 */
export function openUrn(
  { db, secret }: Pick<House, 'db' | 'secret'>,
  placeId: string,
  ballotId: string,
  paper: readonly unknown[] = [],
): Promise<void> {
  const key = urnKey(secret, ballotId)
  return asPlace(db, placeId, async (tx) => {
    const { rows } = await sql<{ sealed: Buffer }>`select sealed from take_envelopes(${ballotId})`.execute(tx)
    const opened = rows.map(({ sealed }) => open(key, sealed))
    const answers = JSON.stringify([...opened.map(({ answer }) => answer), ...paper])
    await sql`select keep_votes(${ballotId}, ${answers}::jsonb, ${opened.map(({ receipt }) => receipt)}::text[])`.execute(
      tx,
    )
  })
}
