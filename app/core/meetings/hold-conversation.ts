import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export interface PlanConversation {
  /** The caller's id. */
  readonly id: string
  readonly tieId: string
  readonly at: Date
  readonly place: string
}

/** Says when and where the two of a live tie next talk. @throws Refused not-yours, not-possible (it has passed) */
export async function planConversation(tx: Tx, { id, tieId, at, place }: PlanConversation): Promise<void> {
  await sql`select plan_conversation(${id}, ${tieId}, ${at}, ${place})`.execute(tx)
}

/** @throws Refused not-yours, not-possible (it took place, or was called off before) */
export async function callOffConversation(tx: Tx, id: string): Promise<void> {
  await sql`select call_off_conversation(${id})`.execute(tx)
}

export interface RecordConversation {
  /** A planned one's, or the caller's for a new one. */
  readonly id: string
  readonly tieId: string
  /** `YYYY-MM-DD`, not after today */
  readonly heldOn: string
  readonly minutes: number
  /** In the words of whom it is for. */
  readonly words: string
  /** Whether it was read out to them and they said that it is so. */
  readonly readBack: boolean
}

/** Writes down that a conversation took place and what was talked about. @throws Refused not-yours, not-possible */
export async function recordConversation(tx: Tx, input: RecordConversation): Promise<void> {
  const { id, tieId, heldOn, minutes, words, readBack } = input
  await sql`select record_conversation(${id}, ${tieId}, ${heldOn}::date, ${minutes}::int, ${words}, ${readBack})`.execute(
    tx,
  )
}

/** By whom it is for: that it is right, or (with `mended`) how it was. @throws Refused not-yours, not-possible */
export async function confirmConversation(tx: Tx, id: string, mended: string | null): Promise<void> {
  await sql`select confirm_conversation(${id}, ${mended})`.execute(tx)
}
