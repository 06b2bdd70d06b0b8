import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** A conversation of two people who have a tie: that it is planned or took place. Its words are read by themselves. */
export interface Conversation {
  readonly id: string
  readonly tieId: string | null
  /** Whom it is for: their thing. Null to somebody who merely sits in. */
  readonly ownerId: string | null
  readonly startsAt: Date | null
  readonly atPlace: string | null
  /** `YYYY-MM-DD` */
  readonly heldOn: string | null
  readonly minutes: number | null
  readonly calledOff: boolean
}

const columns = sql`
  select m.id, m.tie_id as "tieId", t.owner_id as "ownerId", m.starts_at as "startsAt", m.at_place as "atPlace",
    m.held_on as "heldOn", m.minutes, m.called_off_at is not null as "calledOff"
  from meetings m left join things t on t.id = m.id`

/** Conversations through a tie that I see: those to come first, then the latest. */
export async function conversationsOf(tx: Tx, tieId: string): Promise<readonly Conversation[]> {
  const { rows } = await sql<Conversation>`${columns} where m.tie_id = ${tieId} and m.called_off_at is null
    order by m.held_on is not null, m.held_on desc, m.starts_at, m.id`.execute(tx)
  return rows
}

/** @throws Refused unseen */
export async function conversation(tx: Tx, id: string): Promise<Conversation> {
  const { rows } = await sql<Conversation>`${columns} where m.id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

/** What was said, as it stands. */
export interface Said {
  readonly door: string
  readonly words: string
  readonly byId: string
  readonly saidAt: string
  /** Read out to whom it is for, on the device of who wrote it. */
  readonly readBack: boolean
  /** When whom it is for said, from their own sign-in, that it is right. Null: provisional. */
  readonly confirmedAt: string | null
  /** As it was first written. */
  readonly firstWords: string
}

/** Reads what was said in one; that I looked is written down. Null before it took place. @throws Refused unseen */
export async function readConversation(tx: Tx, id: string): Promise<Said | null> {
  const { rows } = await sql<{ said: Said | null }>`select read_conversation(${id}) as said`.execute(tx)
  return rows[0]?.said ?? null
}
