import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** A place on the panel, under a pseudonym. */
export interface Seat {
  readonly draw_id: string
  readonly draw_n: number
  readonly pseudonym: string
  readonly traits: Readonly<Record<string, string>> | null
  readonly joined_at: Date | null
  readonly stepped_in: boolean
  readonly stands_by: number | null
  readonly left_at: Date | null
  readonly left_when: 'before' | 'after' | 'day' | 'term' | null
}

/** Everybody who was ever on the panel or stood by, as anybody may read it. */
export async function panelOf(tx: Tx, assemblyId: string): Promise<readonly Seat[]> {
  const { rows } = await sql<Seat>`select * from panel_of(${assemblyId})`.execute(tx)
  return rows
}

export async function emptyPlaces(tx: Tx, assemblyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select empty_places(${assemblyId}) as n`.execute(tx)
  return rows[0]!.n ?? 0
}

/** What was done about places that became empty. */
export interface Change {
  readonly id: string
  readonly kind: 'replace' | 'stand_by'
  readonly stage: 'before' | 'after'
  readonly leaving: readonly string[]
  readonly seed: string
  readonly begun_at: Date
  readonly joined: readonly string[] | null
  readonly empty: number | null
  readonly relaxed:
    | readonly { readonly category: string; readonly value: string; readonly words: string }[]
    | null
  readonly came_from: 'alternates' | 'pool' | null
  readonly done_at: Date | null
  readonly problem: string | null
}

export async function changesOf(tx: Tx, assemblyId: string): Promise<readonly Change[]> {
  const rows = await tx
    .selectFrom('assembly_changes')
    .selectAll()
    .where('assembly_id', '=', assemblyId)
    .orderBy('begun_at')
    .execute()
  return rows as unknown as readonly Change[]
}
