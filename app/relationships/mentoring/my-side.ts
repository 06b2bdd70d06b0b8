import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** What mentoring is to me: all three may be so of one person, as everyone is on both sides. */
export interface MySide {
  /** I may have a mentor: known to be a child, or on a roll as a student. Not while somebody acts for me. */
  readonly learner: boolean
  readonly hasOne: boolean
  readonly runs: boolean
}

export async function mySide(tx: Tx): Promise<MySide> {
  const { rows } = await sql<{
    learner: boolean
    has_one: boolean
    runs: boolean
  }>`select * from my_mentoring()`.execute(tx)
  const { learner, has_one: hasOne, runs } = rows[0]!
  return { learner, hasOne, runs }
}

/** A page for learners who have no mentor; for the others it is not there. @throws Refused unseen */
export async function needToChoose(tx: Tx): Promise<void> {
  const { learner, hasOne } = await mySide(tx)
  if (!learner || hasOne) throw new Refused('unseen')
}

/** A page for those who run mentoring somewhere. @throws Refused unseen */
export async function needRuns(tx: Tx): Promise<void> {
  if (!(await mySide(tx)).runs) throw new Refused('unseen')
}
