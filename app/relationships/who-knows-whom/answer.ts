import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Named } from './rounds.ts'

export interface AnswerWords {
  readonly said: 'people' | 'nobody'
  /** Somebody here by their id, or a name that was typed. */
  readonly names: readonly { readonly personId?: string | null; readonly name: string }[]
}

export interface MyAnswer {
  /** The thing it is. */
  readonly id?: string
  readonly now?: AnswerWords
  /** Who may read it. */
  readonly readers?: readonly string[]
  /** What I said in the round before this one. */
  readonly before?: AnswerWords
}

/** What I said in a round; empty where I said nothing, or took it back. */
export async function myAnswer(tx: Tx, roundId: string): Promise<MyAnswer> {
  const { rows } = await sql<{ told: MyAnswer | null }>`select my_answer(${roundId}) as told`.execute(tx)
  return rows[0]?.told ?? {}
}

/** Grown-ups a learner chooses from: those who work with their class, and their own mentors and the like. */
export async function adultsToTurnTo(tx: Tx, roundId: string): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select person_id as id, name from adults_to_turn_to(${roundId})`.execute(tx)
  return rows
}

export interface Answer {
  /** The caller's id for the thing, when it is the first answer. */
  readonly id: string
  readonly roundId: string
  readonly said: 'people' | 'nobody'
  readonly names: readonly ({ readonly person: string } | { readonly name: string })[]
  readonly readers: readonly string[]
}

/** Says it, instead of what was said before. Nobody is told. @throws Refused not-yours, not-possible */
export async function answerRound(tx: Tx, { id, roundId, said, names, readers }: Answer): Promise<void> {
  await sql`select answer_mapping(${id}, ${roundId}, ${said}, ${JSON.stringify(names)}::jsonb, ${[...readers]}::uuid[])`.execute(
    tx,
  )
}

/** Chooses anew who may read it, also when the round is over. @throws Refused not-yours */
export async function letRead(tx: Tx, roundId: string, readers: readonly string[]): Promise<void> {
  await sql`select let_read(${roundId}, ${[...readers]}::uuid[])`.execute(tx)
}

/** Takes it back: nobody can read it any more. @throws Refused not-yours */
export async function takeBack(tx: Tx, roundId: string): Promise<void> {
  await sql`select withdraw_answer(${roundId})`.execute(tx)
}
