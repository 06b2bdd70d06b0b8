import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { House } from '../../house.ts'
import { newReceipt, roomFor, seal } from './envelope.ts'
import { keyCheck, urnKey } from './urn-key.ts'

/** `voted-before`: what I sent now is not counted, what I sent then is. */
export type Cast =
  | { readonly done: 'cast'; readonly receipt: string | null }
  | { readonly done: 'voted-before' }

/**
 * Casts my vote, which is final. In a secret ballot it is sealed before it reaches the database, and the receipt says later that
 * it was counted, never how.
 * @param answer as the practice's rule reads it; checked by the caller
 * @throws Refused not-yours (not on the roll), not-possible (not open, or this installation's key is not the ballot's), unseen
 */
export async function castVote(
  tx: Tx,
  house: Pick<House, 'secret'>,
  ballotId: string,
  answer: unknown,
): Promise<Cast> {
  const { rows: found } = await sql<{ secret: boolean; key_check: string | null; options: number }>`
    select secret, key_check, options from ballot_to_seal(${ballotId})`.execute(tx)
  const ballot = found[0]
  if (ballot === undefined) throw new Refused('unseen')
  // A vote sealed with another key could never be opened: better none than one that is lost.
  if (ballot.secret && keyCheck(house.secret, ballotId) !== ballot.key_check)
    throw new Refused('not-possible')
  const receipt = ballot.secret ? newReceipt() : null
  const envelope =
    receipt === null
      ? null
      : seal(urnKey(house.secret, ballotId), { answer, receipt }, roomFor(ballot.options))
  const said = ballot.secret ? null : JSON.stringify(answer)
  const { rows } = await sql<{ cast: boolean }>`
    select cast_vote(${ballotId}, ${envelope}, ${said}::jsonb) as cast`.execute(tx)
  return rows[0]!.cast ? { done: 'cast', receipt } : { done: 'voted-before' }
}
