import { sql } from 'kysely'
import { FEWEST } from '#core/small-numbers/fewest.ts'
import { suppressRow } from '#core/small-numbers/row.ts'
import type { Tx } from '#db/client.ts'

type Shown = number | null

/** How a round went, for those who ran it: how many, never who. Null is a number that is too small to show. */
export interface Figures {
  readonly learners: Shown
  readonly known: { readonly well: Shown; readonly little: Shown; readonly nobody: Shown }
  readonly answers: { readonly answered: Shown; readonly notAnswered: Shown }
}

interface Row {
  learners: number
  known_well: number
  known_little: number
  known_to_nobody: number
  answered: number
  not_answered: number
}

/** Once a round is over, so that nobody sees a number move as one learner answers. Undefined before, and to others. */
export async function figuresOf(tx: Tx, roundId: string): Promise<Figures | undefined> {
  const { rows } = await sql<Row>`select * from mapping_figures(${roundId})`.execute(tx)
  const row = rows[0]
  if (row === undefined) return undefined
  const [well = null, little = null, nobody = null] = suppressRow([
    row.known_well,
    row.known_little,
    row.known_to_nobody,
  ])
  const [answered = null, notAnswered = null] = suppressRow([row.answered, row.not_answered])
  return {
    learners: row.learners < FEWEST ? null : row.learners,
    known: { well, little, nobody },
    answers: { answered, notAnswered },
  }
}
