import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** That something was asked for a learner, of whom, and whether it was answered: no words. */
export interface SpeakUp {
  readonly id: string
  readonly tieId: string | null
  readonly learnerId: string
  readonly learner: string
  readonly byId: string
  readonly by: string
  readonly toId: string
  readonly to: string
  readonly madeAt: Date
  readonly answeredAt: Date | null
}

/** What was asked for me, by me while the tie lives, or of me; the oldest without an answer first. */
export async function mySpeakUps(tx: Tx): Promise<readonly SpeakUp[]> {
  const { rows } = await sql<SpeakUp>`
    select id, tie_id as "tieId", learner_id as "learnerId", learner, by_id as "byId", by_name as by, to_id as "toId",
      to_name as "to", made_at as "madeAt", answered_at as "answeredAt"
    from my_speak_ups() order by answered_at is not null, made_at`.execute(tx)
  return rows
}

export interface Read extends Omit<SpeakUp, 'madeAt' | 'answeredAt'> {
  readonly words: string
  readonly madeAt: string
  readonly answer: string | null
  readonly answeredAt: string | null
  readonly promises: readonly {
    readonly what: string
    readonly byOn: string | null
    readonly came: string | null
  }[]
}

/** Reads one; that I looked is written down where it is not mine. @throws Refused unseen */
export async function readSpeakUp(tx: Tx, id: string): Promise<Read> {
  const { rows } = await sql<{ read: Read }>`select read_speak_up(${id}) as read`.execute(tx)
  return rows[0]!.read
}

/** Somebody the one who is there for a learner can speak to, and what they are. */
export interface Listener {
  readonly personId: string
  readonly name: string
  readonly role: string
}

export async function whomToSpeakTo(tx: Tx, tieId: string): Promise<readonly Listener[]> {
  const { rows } = await sql<Listener>`
    select person_id as "personId", name, role from whom_to_speak_to(${tieId}) order by name`.execute(tx)
  return rows
}

/** Asks something for a learner of one named person. @throws Refused not-yours */
export async function speakUp(
  tx: Tx,
  ask: { readonly id: string; readonly tieId: string; readonly toId: string; readonly words: string },
): Promise<void> {
  await sql`select speak_up(${ask.id}, ${ask.tieId}, ${ask.toId}, ${ask.words})`.execute(tx)
}

export interface Answer {
  readonly id: string
  readonly words: string
  /** The caller's id for what they promise. */
  readonly promiseId: string
  /** What they will do; empty: nothing. */
  readonly does: string
  /** `YYYY-MM-DD` */
  readonly byOn: string | null
}

/** Answers what was asked of me, once. @throws Refused not-yours, not-possible (answered before) */
export async function answerSpeakUp(tx: Tx, { id, words, promiseId, does, byOn }: Answer): Promise<void> {
  await sql`select answer_speak_up(${id}, ${words}, ${promiseId}, ${does}, ${byOn}::date)`.execute(tx)
}
