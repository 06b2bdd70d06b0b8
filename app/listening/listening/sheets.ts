import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Vote } from './statements.ts'

/** A sheet of paper with its statements in the order in which they are printed. */
export interface Sheet {
  readonly number: number
  readonly statements: readonly string[]
  readonly words: readonly string[]
  readonly entered: boolean
}

/** All sheets of a listening, for its clerks. */
export async function sheetsOf(tx: Tx, listeningId: string): Promise<readonly Sheet[]> {
  const { rows } = await sql<Sheet>`
    select number, statements, coalesce(words, '{}') as words, entered from sheets_of(${listeningId})`.execute(
    tx,
  )
  return rows
}

/** Makes numbered sheets with these statements. @returns the first number @throws Refused not-yours, not-possible */
export async function printSheets(
  tx: Tx,
  listeningId: string,
  count: number,
  statements: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    select print_sheets(${listeningId}, ${count}, ${[...statements]}::uuid[]) as first`.execute(tx)
  return rows[0]!.first
}

/** What is ticked on a sheet, by statement; for somebody in the place, or for nobody named. @throws Refused not-yours; not-possible when it was entered before */
export async function enterSheet(
  tx: Tx,
  listeningId: string,
  sheet: {
    readonly number: number
    readonly answers: Readonly<Record<string, Vote>>
    readonly personId: string | null
  },
): Promise<void> {
  await sql`select enter_sheet(${listeningId}, ${sheet.number}, ${JSON.stringify(sheet.answers)}::jsonb, ${sheet.personId})`.execute(
    tx,
  )
}
