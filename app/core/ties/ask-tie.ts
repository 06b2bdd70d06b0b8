import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { AskableKind, Side } from './tie-kind.ts'

export interface AskTie {
  /** The caller's id for the tie, should it be new. */
  readonly id: string
  readonly kind: AskableKind
  readonly otherId: string
  /** Which side of it I am: the mentor is `from`, the learner `to`. */
  readonly iAm: Side
}

/**
 * Asks somebody for a tie, with my own yes. The same tie asked for twice, by either, is one.
 * @returns the tie's id
 * @throws Refused not-yours: nobody I may add (no group together, no code of theirs)
 */
export async function askTie(tx: Tx, { id, kind, otherId, iAm }: AskTie): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select ask_tie(${id}, ${kind}, ${otherId}, ${iAm}) as id`.execute(tx)
  return rows[0]!.id
}
