import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { nameOf } from '../people/name.ts'

/** Somebody asked to sit in. */
export interface Guest {
  readonly personId: string
  readonly name: string
  readonly answer: 'yes' | 'no' | null
}

export async function guestsOf(tx: Tx, meetingId: string): Promise<readonly Guest[]> {
  const rows = await tx
    .selectFrom('meeting_guests as g')
    .innerJoin('people as p', 'p.id', 'g.person_id')
    .select(['g.person_id', 'g.answer', 'p.given_name', 'p.preferred_name', 'p.family_name'])
    .where('g.meeting_id', '=', meetingId)
    .orderBy('g.asked_at')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: nameOf(row),
    answer: row.answer as Guest['answer'],
  }))
}

/** Asks kin of mine to sit in on a conversation that is for me. @throws Refused not-yours, not-possible (too late) */
export async function askGuest(tx: Tx, meetingId: string, personId: string): Promise<void> {
  await sql`select ask_guest(${meetingId}, ${personId})`.execute(tx)
}

/** @throws Refused not-yours */
export async function answerGuest(tx: Tx, meetingId: string, answer: 'yes' | 'no'): Promise<void> {
  await sql`select answer_guest(${meetingId}, ${answer})`.execute(tx)
}
