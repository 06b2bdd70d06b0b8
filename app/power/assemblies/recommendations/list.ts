import { type Answer, answersOf } from '#core/threads/thread.ts'
import type { Tx } from '#db/client.ts'

export interface Recommendation {
  readonly id: string
  readonly assembly_id: string
  readonly n: number
  readonly text: string
  readonly why: string | null
  readonly votes_for: number | null
  readonly votes: number | null
  readonly counted: 'ballot' | 'paper' | null
  /** The answer that somebody owes or gave, the latest that was asked for. */
  readonly answer: Answer | undefined
}

/** What an assembly recommends, in its order, with the answers. */
export async function recommendationsOf(tx: Tx, assemblyId: string): Promise<readonly Recommendation[]> {
  const rows = await tx
    .selectFrom('recommendations')
    .select(['id', 'assembly_id', 'n', 'text', 'why', 'votes_for', 'votes', 'counted'])
    .where('assembly_id', '=', assemblyId)
    .orderBy('n')
    .execute()
  const answers = await answersOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    counted: row.counted as Recommendation['counted'],
    answer: answers.findLast(({ sourceId }) => sourceId === row.id),
  }))
}
