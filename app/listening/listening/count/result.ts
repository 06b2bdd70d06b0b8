import { explainPerson, type Outcome, type PersonExplained, readVotes, type Vote } from '@kith/opinion-groups'
import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Told } from './count-votes.ts'

/** What the last count came to, and whether another is under way. */
export interface Result {
  readonly countedAt: Date | null
  readonly hash: string | null
  readonly told: Told | null
  readonly counting: boolean
  readonly share: number | null
  readonly failed: boolean
}

export async function resultOf(tx: Tx, listeningId: string): Promise<Result> {
  const { rows } = await sql<Result>`
    select counted_at as "countedAt", input_hash as hash, told, counting, share, failed from result_of(${listeningId})`.execute(
    tx,
  )
  return rows[0]!
}

/** Where I stand among the answers, and which of mine put me there; null while I am in no count. For myself only. */
export async function myPlace(tx: Tx, listeningId: string): Promise<PersonExplained | null> {
  const { rows } = await sql<{
    mine: { voter: string; votes: { statement: string; vote: Vote['vote'] }[]; outcome: Outcome } | null
  }>`select my_opinion(${listeningId}) as mine`.execute(tx)
  const mine = rows[0]?.mine
  if (mine == null || mine.outcome.people.length === 0) return null
  const { voter, votes, outcome } = mine
  const counted = new Set(outcome.statements.map(({ id }) => id))
  const table = readVotes(
    votes.filter(({ statement }) => counted.has(statement)).map((vote) => ({ ...vote, person: voter })),
    outcome.statements.map(({ id, standing }) => ({ id, standing })),
  )
  return table.people.length === 0 ? null : explainPerson(table, outcome, voter)
}
