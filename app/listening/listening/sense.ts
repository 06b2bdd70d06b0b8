import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

export interface Reading {
  readonly id: string
  readonly reader: string
  readonly mine: boolean
  readonly words: string
  readonly voiceId: string | null
}

/** A session in which several people read the same voices. Others' readings are there once it is open. */
export interface Sense {
  readonly id: string
  readonly listeningId: string
  readonly title: string
  readonly iRead: boolean
  readonly iRun: boolean
  /** I said that I am done. */
  readonly done: boolean
  /** All readings stand side by side. */
  readonly opened: boolean
  readonly voices: readonly { readonly id: string; readonly words: string; readonly name: string | null }[]
  readonly readers: readonly { readonly name: string; readonly done: boolean }[]
  readonly readings: readonly Reading[]
  readonly themes: readonly { readonly id: string; readonly title: string }[]
}

/** @throws Refused unseen */
export async function readSense(tx: Tx, id: string): Promise<Sense> {
  const { rows } = await sql<{ sense: Sense }>`select read_sense(${id}) as sense`.execute(tx)
  return rows[0]!.sense
}

export interface ListedSense {
  readonly id: string
  readonly title: string
  readonly iRead: boolean
  readonly done: boolean
  readonly opened: boolean
}

/** Sessions that I read in or run. */
export async function sensesOf(tx: Tx, listeningId: string): Promise<readonly ListedSense[]> {
  const { rows } = await sql<ListedSense>`
    select id, title, i_read as "iRead", done, opened from senses_of(${listeningId})`.execute(tx)
  return rows
}

/** @throws Refused not-yours; not-possible without two readers and a voice to read */
export async function makeSense(
  tx: Tx,
  id: string,
  listeningId: string,
  made: { readonly title: string; readonly readers: readonly string[] },
): Promise<void> {
  await sql`select make_sense(${id}, ${listeningId}, ${made.title}, ${[...made.readers]}::uuid[])`.execute(tx)
}

/** One thing that I hear, in one voice or in all of them. @throws Refused not-yours once it is open */
export async function writeReading(
  tx: Tx,
  id: string,
  senseId: string,
  words: string,
  voiceId: string | null,
): Promise<void> {
  await sql`select write_reading(${id}, ${senseId}, ${words}, ${voiceId})`.execute(tx)
}

/** I am done; or (`openAll`, by who runs it) all is opened now. @throws Refused not-yours */
export async function doneReading(tx: Tx, senseId: string, openAll: boolean): Promise<void> {
  await sql`select done_reading(${senseId}, ${openAll})`.execute(tx)
}

/** Publishes what came out of these readings; everybody who said what they name hears. @throws Refused not-yours, not-possible */
export async function publishTheme(
  tx: Tx,
  theme: {
    readonly id: string
    readonly senseId: string
    readonly title: string
    readonly says: string
    readonly readings: readonly string[]
  },
): Promise<void> {
  const { id, senseId, title, says, readings } = theme
  await sql`select publish_theme(${id}, ${senseId}, ${title}, ${says}, ${[...readings]}::uuid[])`.execute(tx)
}

export interface Theme {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly publishedAt: string
  readonly listeningId: string
  readonly sense: string
  readonly readers: number
  readonly readings: readonly { readonly words: string; readonly reader: string | null }[]
}

/** @throws Refused unseen */
export async function readTheme(tx: Tx, id: string): Promise<Theme> {
  const { rows } = await sql<{ theme: Theme | null }>`select read_theme(${id}) as theme`.execute(tx)
  if (rows[0]?.theme == null) throw new Refused('unseen')
  return rows[0].theme
}

/** Published themes that I may see, oldest first. */
export async function themesOf(
  tx: Tx,
  listeningId: string,
): Promise<readonly { id: string; title: string; says: string }[]> {
  const { rows } = await sql<{ id: string; title: string; says: string }>`
    select id, title, says from themes_of(${listeningId})`.execute(tx)
  return rows
}
