import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export const marks = ['well', 'little', 'not'] as const
export type Mark = (typeof marks)[number]

export interface Markable {
  readonly groupId: string
  readonly group: string
  readonly id: string
  readonly name: string
  /** What I said of them in this round, and in the one before. */
  readonly mark: Mark | null
  readonly before: Mark | null
}

/** The learners of a round whom I may mark, class by class. */
export async function learnersToMark(tx: Tx, roundId: string): Promise<readonly Markable[]> {
  const { rows } = await sql<Markable>`
    select group_id as "groupId", group_name as "group", learner_id as id, name, mark, mark_before as before
    from class_to_mark(${roundId})`.execute(tx)
  return rows
}

/** Keeps my marks by learner; whom it does not name stays as it was. @throws Refused not-yours, not-possible once it is over */
export async function markLearners(
  tx: Tx,
  roundId: string,
  given: Readonly<Record<string, Mark>>,
): Promise<void> {
  await sql`select mark_learners(${roundId}, ${JSON.stringify(given)}::jsonb)`.execute(tx)
}
