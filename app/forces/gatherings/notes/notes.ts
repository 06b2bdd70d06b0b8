import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** One line of the notes. */
export interface Note {
  readonly id: string
  readonly round: number | null
  readonly roomId: string | null
  readonly roomNumber: number | null
  /** Null where it names a child and I was not there. */
  readonly text: string | null
  readonly isKey: boolean
  readonly mine: boolean
  /** Who wrote it, for whoever is in it. */
  readonly byName: string | null
  readonly writtenAt: Date | null
  /** It has a word in it that is the name of a child who was there: it stays out of what others read. */
  readonly namesAChild: boolean
}

/** In the order in which they were written. */
export async function notesOf(tx: Tx, gatheringId: string): Promise<readonly Note[]> {
  const { rows } = await sql<Note>`
    select id, round, room_id as "roomId", number as "roomNumber", text, is_key as "isKey", mine, by_name as "byName",
      written_at as "writtenAt", names_a_child as "namesAChild"
    from notes_of(${gatheringId})`.execute(tx)
  return rows
}

/** Whether I may write in the whole (null) or in a room. */
export async function mayNote(tx: Tx, gatheringId: string, roomId: string | null): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select i_may_note(${gatheringId}, ${roomId}) as may`.execute(
    tx,
  )
  return rows[0]!.may
}
