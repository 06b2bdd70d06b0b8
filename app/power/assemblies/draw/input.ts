import type { Person, Quota, SortitionError } from '@kith/sortition'
import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** What a draw is made of, without a name. */
export interface DrawInput {
  readonly panelSize: number
  readonly quotas: readonly Quota[]
  readonly people: readonly Person[]
  readonly selected: readonly string[]
}

/** For a job of the place, while the draw is being worked out; null afterwards. */
export async function drawInput(tx: Tx, drawId: string): Promise<DrawInput | null> {
  const { rows } = await sql<{ input: DrawInput | null }>`select draw_input(${drawId}) as input`.execute(tx)
  return rows[0]!.input
}

/** Why there is no draw, as it is kept: what the engine said, and the smallest changes that would help. */
export interface DrawProblem {
  readonly words: string
  readonly mend: string
  readonly demands: readonly string[]
  readonly changes: readonly {
    readonly category: string
    readonly value: string
    readonly bound: 'min' | 'max'
    readonly from: number
    readonly to: number
  }[]
}

export const problemOf = ({ problem, mend, collision }: SortitionError): DrawProblem => ({
  words: problem,
  mend,
  demands: (collision?.demands ?? []).map(({ words }) => words),
  changes: (collision?.relaxations ?? []).map(({ category, value, bound, from, to }) => ({
    category,
    value,
    bound,
    from,
    to,
  })),
})
