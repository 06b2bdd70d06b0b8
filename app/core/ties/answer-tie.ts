import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export interface AnswerTie {
  readonly tieId: string
  readonly answer: 'yes' | 'no'
  /** Myself, or a child of mine whose age asks for a parent's word. */
  readonly forId: string
}

/** Says yes or no to a tie, now or again later. A no needs no reason and closes its doors at once. @throws Refused */
export async function answerTie(tx: Tx, { tieId, answer, forId }: AnswerTie): Promise<void> {
  await sql`select answer_tie(${tieId}, ${answer}, ${forId})`.execute(tx)
}
