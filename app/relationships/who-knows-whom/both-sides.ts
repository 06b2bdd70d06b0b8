import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { AnswerWords } from './answer.ts'
import type { Learner } from './compare.ts'

export interface ReadableClass {
  readonly id: string
  readonly name: string
  readonly learners: number
}

/** The classes of a round whose two sides I may read. */
export async function classesIRead(tx: Tx, roundId: string): Promise<readonly ReadableClass[]> {
  const { rows } = await sql<ReadableClass>`
    select group_id as id, name, learners from classes_i_read(${roundId})`.execute(tx)
  return rows
}

/** What staff and learners of a class say; every answer read is written down for whose it is. @throws Refused unseen */
export async function readBothSides(tx: Tx, roundId: string, classId: string): Promise<readonly Learner[]> {
  const { rows } = await sql<{ told: readonly Learner[] }>`
    select read_mapping(${roundId}, ${classId}) as told`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0].told
}

/** What a child said, round by round, to a lead whose override over them stands open. @throws Refused unseen */
export async function readAnswersOf(
  tx: Tx,
  childId: string,
): Promise<readonly (AnswerWords & { readonly group: string; readonly openedAt: string })[]> {
  const { rows } = await sql<{
    told: readonly (AnswerWords & { readonly group: string; readonly openedAt: string })[]
  }>`select read_answers_of(${childId}) as told`.execute(tx)
  return rows[0]!.told
}
