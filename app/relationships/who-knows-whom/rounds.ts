import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** A round that is something to me, and what: mine to run, to read, to mark a class in, to answer. */
export interface Round {
  readonly id: string
  readonly groupId: string
  readonly group: string
  readonly askedBy: string | null
  readonly openedAt: Date
  /** The last day of it, `YYYY-MM-DD`. */
  readonly until: string
  readonly over: boolean
  readonly iRun: boolean
  readonly iRead: boolean
  readonly iMark: boolean
  readonly iAnswer: boolean
  /** The thing that my answer is, kept also when it was taken back. */
  readonly answerId: string | null
  readonly said: 'people' | 'nobody' | null
}

export interface Named {
  readonly id: string
  readonly name: string
}

/** Every round that is something to me, newest first. Nothing while somebody acts for me. */
export async function myRounds(tx: Tx): Promise<readonly Round[]> {
  const { rows } = await sql<Round>`
    select mapping_id as id, group_id as "groupId", group_name as "group", asked_by as "askedBy", opened_at as "openedAt",
      until_on as until, over, i_run as "iRun", i_read as "iRead", i_mark as "iMark", i_answer as "iAnswer",
      answer_id as "answerId", said
    from my_mappings() order by over, opened_at desc, group_name`.execute(tx)
  return rows
}

/** @throws Refused unseen, also where it is something else to me than `as` */
export async function roundFor(
  tx: Tx,
  id: string,
  as: 'iRun' | 'iRead' | 'iMark' | 'iAnswer',
): Promise<Round> {
  const round = (await myRounds(tx)).find((one) => one.id === id)
  if (round === undefined || !round[as]) throw new Refused('unseen')
  return round
}

/** Who reads what learners let them read in a round. */
export async function readersOf(tx: Tx, id: string): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select person_id as id, name from readers_of_mapping(${id}) order by name`.execute(tx)
  return rows
}

/** Classes and small schools that are mine to ask. */
export async function groupsIAsk(tx: Tx): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select id, name from groups where closed_at is null and kind in ('small_school', 'class')
      and id in (select group_id from my_powers() where power = 'run_mentoring')
    order by kind desc, name`.execute(tx)
  return rows
}

/** Grown-ups who see the roll of a group of mine: one of them can be named as a reader. */
export async function possibleReaders(tx: Tx, groupId: string): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select person_id as id, name from mapping_readers_possible(${groupId}) order by name`.execute(tx)
  return rows
}

/** The latest round of a group: the next starts from it. */
export const lastRound = async (tx: Tx, groupId: string): Promise<Round | undefined> =>
  (await myRounds(tx))
    .filter((round) => round.groupId === groupId && round.iRun)
    .toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime())[0]

export interface OpenRound {
  /** The caller's id for it. */
  readonly id: string
  readonly groupId: string
  readonly readers: readonly string[]
  readonly until: string
  readonly before: string | null
}

/** Asks a group; its learners, their teachers and the readers are told. @throws Refused not-yours, not-possible */
export async function openRound(tx: Tx, { id, groupId, readers, until, before }: OpenRound): Promise<void> {
  await sql`select open_mapping(${id}, ${groupId}, ${[...readers]}::uuid[], ${until}::date, ${before})`.execute(
    tx,
  )
}

/** Ends the asking; what was said stays with those who may read it. @throws Refused not-yours */
export async function closeRound(tx: Tx, id: string): Promise<void> {
  await sql`select close_mapping(${id})`.execute(tx)
}
