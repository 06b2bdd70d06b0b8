import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type SaidAs = 'own' | 'other' | 'none'
export type ShownTo = 'moderators' | 'place' | 'public'
export type Channel = 'here' | 'paper' | 'phone'

/** What a teller says, under which name, and each use they agree to. */
export interface Telling {
  readonly words: string
  readonly saidAs: SaidAs
  readonly saidName: string | null
  readonly shown: ShownTo
  readonly mayLift: boolean
}

/** One voice, as far as I may read it. Names and channels are there for its teller, its listener and the second adult. */
export interface Voice extends Omit<Telling, 'words' | 'saidAs' | 'saidName'> {
  readonly id: string
  readonly listeningId: string
  readonly iAm: 'teller' | 'listener' | 'second' | 'moderator' | 'reader'
  /** Null once it was taken back. */
  readonly words: string | null
  /** The name it is shown under. */
  readonly name: string | null
  readonly byListener: boolean
  readonly consent: 'own' | 'aloud' | 'on_paper'
  readonly writtenAt: string
  readonly confirmedAt: string | null
  readonly confirmedBy: 'teller' | 'slip' | null
  readonly withdrawnAt: string | null
  /** Whether it has an address that I may follow. */
  readonly isSource: boolean
  readonly saidAs?: SaidAs
  readonly saidName?: string | null
  readonly teller?: string | null
  readonly listener?: string | null
  readonly second?: string | null
  readonly tellerIsHere?: boolean
  readonly tellerIsChild?: boolean
  readonly hasSlip?: boolean
}

/** Reads a voice; a moderator's look at one kept to moderators is written for its teller. @throws Refused unseen */
export async function readVoice(tx: Tx, id: string): Promise<Voice> {
  const { rows } = await sql<{ voice: Voice }>`select read_voice(${id}) as voice`.execute(tx)
  return rows[0]!.voice
}

export interface ListedVoice {
  readonly id: string
  /** Null for a moderator, of a voice kept to moderators: its own page shows them. */
  readonly words: string | null
  readonly name: string | null
  readonly byListener: boolean
  readonly private: boolean
  readonly mayLift: boolean
}

/** Confirmed voices that are shown to me, in an order that says nothing of when they came. */
export async function voicesIn(tx: Tx, listeningId: string): Promise<readonly ListedVoice[]> {
  const { rows } = await sql<ListedVoice>`
    select id, words, name, by_listener as "byListener", private, may_lift as "mayLift" from voices_in(${listeningId})`.execute(
    tx,
  )
  return rows
}

export interface MyVoice {
  readonly id: string
  readonly listeningId: string
  readonly title: string
  readonly iAm: 'teller' | 'listener' | 'second'
  readonly words: string | null
  readonly teller: string | null
  readonly writtenAt: Date
  readonly confirmedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** What I said, wrote down for somebody, or am the second adult of; newest first. */
export async function myVoices(tx: Tx): Promise<readonly MyVoice[]> {
  const { rows } = await sql<MyVoice>`
    select id, listening_id as "listeningId", title, i_am as "iAm", words, teller, written_at as "writtenAt",
      confirmed_at as "confirmedAt", withdrawn_at as "withdrawnAt"
    from my_voices()`.execute(tx)
  return rows
}

/** Says something for myself. @throws Refused not-yours; not-possible for a child's own name in public */
export async function sayVoice(tx: Tx, id: string, listeningId: string, said: Telling): Promise<void> {
  const { words, saidAs, saidName, shown, mayLift } = said
  await sql`select say_voice(${id}, ${listeningId}, ${words}, ${saidAs}, ${saidName}, ${shown}, ${mayLift})`.execute(
    tx,
  )
}

/** What a listener wrote down for somebody, with their consent. */
export interface Heard extends Telling {
  readonly id: string
  readonly listeningId: string
  /** Somebody in the place; else a name, or nothing. */
  readonly tellerId: string | null
  readonly tellerName: string | null
  /** Of somebody who is not in the place: under eighteen. */
  readonly isChild: boolean
  readonly channel: Channel
  readonly reach: string | null
  readonly consent: 'aloud' | 'on_paper'
  readonly secondId: string | null
}

/** Writes down what somebody said; provisional until they confirm it. @throws Refused not-yours; not-possible without a second adult */
export async function hearVoice(tx: Tx, heard: Heard): Promise<void> {
  const { id, listeningId, tellerId, tellerName, isChild, channel, reach, consent, secondId } = heard
  const { words, saidAs, saidName, shown, mayLift } = heard
  await sql`select hear_voice(${id}, ${listeningId}, ${tellerId}, ${tellerName}, ${isChild}, ${channel}, ${reach}, ${words},
    ${saidAs}, ${saidName}, ${shown}, ${mayLift}, ${consent}, ${secondId})`.execute(tx)
}

/** Grown-ups who can be the second one. */
export async function secondsFor(
  tx: Tx,
  listeningId: string,
  tellerId: string | null,
): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select person_id as id, name from seconds_for_voice(${listeningId}, ${tellerId})`.execute(tx)
  return rows
}

/** Right, as it stands. @throws Refused not-yours */
export async function confirmVoice(tx: Tx, id: string): Promise<void> {
  await sql`select confirm_voice(${id})`.execute(tx)
}

/** Puts words or uses right; said by its teller it is confirmed by that. @throws Refused not-yours */
export async function mendVoice(tx: Tx, id: string, said: Telling): Promise<void> {
  const { words, saidAs, saidName, shown, mayLift } = said
  await sql`select mend_voice(${id}, ${words}, ${saidAs}, ${saidName}, ${shown}, ${mayLift})`.execute(tx)
}

/** Takes my words back, everywhere. @throws Refused not-yours */
export async function withdrawVoice(tx: Tx, id: string): Promise<void> {
  await sql`select withdraw_voice(${id})`.execute(tx)
}

/** Asks somebody I see to say something for themselves. @throws Refused not-yours */
export async function inviteTeller(tx: Tx, listeningId: string, personId: string): Promise<void> {
  await sql`select invite_to_listening(${listeningId}, ${personId})`.execute(tx)
}
