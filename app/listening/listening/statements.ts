import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type Vote = -1 | 0 | 1
export const reasons = ['names_somebody', 'other_matter', 'said_already', 'hurts', 'unclear'] as const
export type Reason = (typeof reasons)[number]

export interface Statement {
  readonly id: string
  readonly words: string
  readonly standing: 'in' | 'meta'
  readonly lifted: boolean
  /** What I said to it. */
  readonly myVote: Vote | null
  /** How much the last count would like it asked; null for one that is newer. */
  readonly priority: number | null
}

/** What everybody reads who sees the listening, in an order that says nothing. */
export async function statementsIn(tx: Tx, listeningId: string): Promise<readonly Statement[]> {
  const { rows } = await sql<Statement>`
    select id, words, standing, lifted, my_vote as "myVote", priority from statements_in(${listeningId})`.execute(
    tx,
  )
  return rows
}

/** Adds a statement; a moderator reads it before others do. @throws Refused not-yours; not-possible while ten of mine wait */
export async function addStatement(tx: Tx, id: string, listeningId: string, words: string): Promise<void> {
  await sql`select add_statement(${id}, ${listeningId}, ${words})`.execute(tx)
}

/** Takes a sentence from a voice whose teller said that this may be done. @throws Refused not-yours */
export async function liftStatement(tx: Tx, id: string, voiceId: string, words: string): Promise<void> {
  await sql`select lift_statement(${id}, ${voiceId}, ${words})`.execute(tx)
}

/** Shows it to others, or not, and why not. @throws Refused not-yours, not-possible */
export async function decideStatement(
  tx: Tx,
  id: string,
  decided: { readonly stands: 'in' } | { readonly stands: 'out'; readonly reason: Reason },
): Promise<void> {
  const reason = decided.stands === 'out' ? decided.reason : null
  await sql`select decide_statement(${id}, ${decided.stands}, ${reason})`.execute(tx)
}

/** Takes out a statement that I added, or that was lifted from my words. @throws Refused not-yours */
export async function takeBackStatement(tx: Tx, id: string): Promise<void> {
  await sql`select take_back_statement(${id})`.execute(tx)
}

export interface Waiting {
  readonly id: string
  readonly words: string
  readonly madeAt: Date
}

/** What a moderator has to read, oldest first. */
export async function statementsToRead(tx: Tx, listeningId: string): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select id, words, made_at as "madeAt" from statements_to_read(${listeningId})`.execute(tx)
  return rows
}

export interface MyStatement {
  readonly id: string
  readonly words: string
  readonly standing: 'waiting' | 'in' | 'meta' | 'out'
  readonly reason: Reason | null
  readonly voiceId: string | null
}

/** Those I added and those lifted from what I said. */
export async function myStatements(tx: Tx, listeningId: string): Promise<readonly MyStatement[]> {
  const { rows } = await sql<MyStatement>`
    select id, words, standing, reason, voice_id as "voiceId" from my_statements(${listeningId})`.execute(tx)
  return rows
}

/** What I think of it: agree 1, disagree −1, pass 0. Said again, my mind changed. @throws Refused not-yours */
export async function voteStatement(tx: Tx, id: string, vote: Vote): Promise<void> {
  await sql`select vote_statement(${id}, ${vote})`.execute(tx)
}
