import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { Named } from './rounds.ts'

/** An offer I am in: to me, by me, or with me as the second adult. */
export interface Offer {
  readonly id: string
  readonly iAm: 'learner' | 'by' | 'second'
  readonly learner: string | null
  readonly by: string | null
  readonly second: string | null
  readonly words: string
  readonly madeAt: Date
  readonly answer: 'yes' | 'no' | null
  readonly became: Became | null
  readonly becameWords: string | null
  readonly becameBy: string | null
}

export type Became = 'met' | 'not'

/** Newest first. Nothing while somebody acts for me. */
export async function myOffers(tx: Tx): Promise<readonly Offer[]> {
  const { rows } = await sql<Offer>`
    select offer_id as id, i_am as "iAm", learner, offered_by as by, second, words, made_at as "madeAt", answer, became,
      became_words as "becameWords", became_by as "becameBy"
    from my_offers()`.execute(tx)
  return rows
}

/** @throws Refused unseen */
export async function offerOf(tx: Tx, id: string): Promise<Offer> {
  const offer = (await myOffers(tx)).find((one) => one.id === id)
  if (offer === undefined) throw new Refused('unseen')
  return offer
}

/** Who can be the second adult of an offer to a learner; nobody where I may not offer anything. */
export async function secondAdults(tx: Tx, roundId: string, learnerId: string): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select person_id as id, name from seconds_for_offer(${roundId}, ${learnerId})`.execute(tx)
  return rows
}

export interface NewOffer {
  /** The caller's id for it. */
  readonly id: string
  readonly roundId: string
  readonly learnerId: string
  readonly secondId: string
  readonly words: string
}

/** Offers something; the learner and the second adult are told. @throws Refused not-yours; not-possible while one waits */
export async function makeOffer(
  tx: Tx,
  { id, roundId, learnerId, secondId, words }: NewOffer,
): Promise<void> {
  await sql`select make_offer(${id}, ${roundId}, ${learnerId}, ${secondId}, ${words})`.execute(tx)
}

/** Yes, or no thank you, which needs no reason. @throws Refused not-yours */
export async function answerOffer(tx: Tx, id: string, answer: 'yes' | 'no'): Promise<void> {
  await sql`select answer_offer(${id}, ${answer})`.execute(tx)
}

/** What became of it, said by the learner or by whoever offered, in place of what stood. @throws Refused not-yours */
export async function sayWhatBecame(tx: Tx, id: string, became: Became, words: string): Promise<void> {
  await sql`select end_offer(${id}, ${became}, ${words})`.execute(tx)
}
