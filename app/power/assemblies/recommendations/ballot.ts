import type { Tx } from '#db/client.ts'

export interface PanelBallot {
  readonly id: string
  readonly closed_at: Date | null
  readonly counted_at: Date | null
}

/** The latest vote of a panel on what it recommends. */
export async function ballotOf(tx: Tx, assemblyId: string): Promise<PanelBallot | undefined> {
  return tx
    .selectFrom('ballots')
    .select(['id', 'closed_at', 'counted_at'])
    .where('about_id', '=', assemblyId)
    .orderBy('opens_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
