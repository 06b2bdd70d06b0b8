import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { nameOf } from '../people/name.ts'

/** What worries whoever raises it: what somebody does (`about` them), or how somebody is (`for` them). */
export type Worry = 'about' | 'for'

export interface Concern {
  readonly id: string
  readonly worry: Worry
  readonly aboutId: string
  readonly about: string
  /** Null: deleted, or nobody the reader may learn of. */
  readonly raisedByName: string | null
  readonly raisedAt: string
  readonly words: string
  readonly closedAt: string | null
  readonly closedByName: string | null
}

/** The leads who would read a concern about somebody I see, by name: never that person, and none of their family. */
export async function leadsWhoRead(tx: Tx, aboutId: string): Promise<readonly string[]> {
  const { rows } = await sql<Parameters<typeof nameOf>[0]>`select * from leads_who_read(${aboutId})`.execute(
    tx,
  )
  return rows.map(nameOf)
}

export interface RaiseConcern {
  /** The caller's id for it. */
  readonly id: string
  readonly aboutId: string
  readonly worry: Worry
  readonly words: string
}

/**
 * Tells those leads. While one about what somebody does is open, ties between them and children rest; one out of worry for
 * somebody rests nothing.
 * @throws Refused not-yours: nobody I see
 */
export async function raiseConcern(tx: Tx, { id, aboutId, worry, words }: RaiseConcern): Promise<void> {
  await sql`select raise_concern(${id}, ${aboutId}, ${worry}, ${words})`.execute(tx)
}

/** Concerns about those in my care, newest first; that I read them is written down. */
export async function readConcerns(tx: Tx): Promise<readonly Concern[]> {
  const { rows } = await sql<{ concerns: readonly Concern[] }>`select read_concerns() as concerns`.execute(tx)
  return rows[0]!.concerns
}

/** @throws Refused not-yours: about me or my family, or nobody in my care */
export async function closeConcern(tx: Tx, id: string): Promise<void> {
  await sql`select close_concern(${id})`.execute(tx)
}
