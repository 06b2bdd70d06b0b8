import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Says that one led to the other, which I run. @throws Refused not-yours */
export async function linkSources(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`select link_sources(${fromId}, ${toId})`.execute(tx)
}

/** Names somebody for a part (`host`, `moderator`, `listener`, `facilitator`, `roll_keeper`, `clerk`, `guest` …) in what I run. @throws Refused not-yours, not-possible */
export async function givePart(tx: Tx, sourceId: string, personId: string, part: string): Promise<void> {
  await sql`select give_part(${sourceId}, ${personId}, ${part})`.execute(tx)
}

/** Ends a part of mine, or of somebody in what I run. @throws Refused not-yours */
export async function endPart(tx: Tx, sourceId: string, personId: string, part: string): Promise<void> {
  await sql`select end_part(${sourceId}, ${personId}, ${part})`.execute(tx)
}

/** Hears from now on (or no longer) what comes of it. @throws Refused not-yours */
export async function follow(tx: Tx, sourceId: string, on: boolean): Promise<void> {
  await sql`select follow_source(${sourceId}, ${on})`.execute(tx)
}

/** Asks a grown-up for an answer by a day (`YYYY-MM-DD`). @throws Refused not-yours */
export async function askForAnswer(
  tx: Tx,
  ask: { readonly id: string; readonly sourceId: string; readonly personId: string; readonly byOn: string },
): Promise<void> {
  await sql`select ask_for_answer(${ask.id}, ${ask.sourceId}, ${ask.personId}, ${ask.byOn}::date)`.execute(tx)
}

/** Gives the answer that I owe, with its reason. Everybody on its thread who asked to hear is told. @throws Refused not-yours */
export async function answer(
  tx: Tx,
  answerId: string,
  says: 'yes' | 'partly' | 'no',
  words: string,
): Promise<void> {
  await sql`select answer_source(${answerId}, ${says}, ${words})`.execute(tx)
}

/** Promises something because of a source, or proposes it to who has a part in it. @throws Refused not-yours */
export async function promise(
  tx: Tx,
  made: {
    readonly id: string
    readonly sourceId: string
    readonly whoId: string
    readonly what: string
    readonly byOn: string | null
  },
): Promise<void> {
  const { id, sourceId, whoId, what, byOn } = made
  await sql`select promise(${id}, ${sourceId}, ${whoId}, ${what}, ${byOn}::date)`.execute(tx)
}
