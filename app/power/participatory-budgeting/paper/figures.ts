import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** How the paper stands: sheets by what is known of them. */
export interface Figures {
  readonly printed: number
  /** Handed out, come back and taken out of use. */
  readonly void: number
  /** Why ticks were taken back, one reason each. */
  readonly unticked: readonly string[]
  /** People ticked off on the roll. */
  readonly handed: number
  /** Sheets that somebody has read, once at least. */
  readonly read: number
  readonly once: number
  readonly differ: number
  readonly too_many: number
  readonly unreadable: number
  readonly twice: number
  readonly empty: number
  /** Read alike by two, or settled, and nothing wrong with them: these are counted. */
  readonly good: number
  readonly note?: string | null
}

/** While people vote, for those who have a part in it. */
export async function paperState(tx: Tx, budgetId: string): Promise<Figures> {
  const { rows } = await sql<{ state: Figures }>`select paper_state(${budgetId}) as state`.execute(tx)
  return rows[0]!.state
}

/** As it was when it was counted; null where there was no paper. */
export async function paperTally(tx: Tx, budgetId: string): Promise<Figures | null> {
  const row = await tx
    .selectFrom('paper_tallies')
    .select('figures')
    .where('budget_id', '=', budgetId)
    .executeTakeFirst()
  const figures = (row?.figures ?? null) as unknown as Figures | null
  return figures !== null && figures.printed > 0 ? figures : null
}
