import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** How many are on the roll, and how many of them have voted, by way. */
export interface Turnout {
  readonly onRoll: number
  readonly byScreen: number
  readonly byPaper: number
}

export async function turnoutOf(tx: Tx, ballotId: string): Promise<Turnout> {
  const { rows } = await sql<Turnout>`
    select on_roll as "onRoll", by_screen as "byScreen", by_paper as "byPaper" from turnout_of(${ballotId})`.execute(
    tx,
  )
  return rows[0]!
}

/** Whether I may vote, or how I have; null where I am not on the roll. */
export async function myVoteIn(tx: Tx, ballotId: string): Promise<'may' | 'screen' | 'paper' | null> {
  const { rows } = await sql<{ way: 'may' | 'screen' | 'paper' | null }>`
    select my_vote_in(${ballotId}) as way`.execute(tx)
  return rows[0]?.way ?? null
}
