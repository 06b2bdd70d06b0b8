import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { Ask } from '../../../http/ask.tsx'
import { mentoringIsAbout } from '../is-about.ts'

export interface Round {
  readonly id: string
  readonly group_id: string
  readonly group_name: string
  readonly opened_at: Date
  readonly closes_on: string
  readonly seed: number
  readonly state: 'open' | 'running' | 'draft' | 'published' | 'called_off'
  readonly step: number
  readonly failed_at: Date | null
  /** How many got their first choice, their second, …, when it ran. */
  readonly by_rank: readonly number[]
}

const rounds = (tx: Tx) =>
  tx
    .selectFrom('mentor_rounds')
    .innerJoin('groups', 'groups.id', 'mentor_rounds.group_id')
    .select([
      'mentor_rounds.id',
      'group_id',
      'groups.name as group_name',
      'mentor_rounds.opened_at',
      'closes_on',
      'seed',
      'state',
      'step',
      'failed_at',
      'by_rank',
    ])

export const allRounds = async (tx: Tx) =>
  (await rounds(tx).orderBy('mentor_rounds.opened_at', 'desc').limit(50).execute()) as readonly Round[]

/** @throws Refused unseen: none of mine */
export async function theRound(tx: Tx, id: string): Promise<Round> {
  const row = await rounds(tx).where('mentor_rounds.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refused('unseen')
  return row as Round
}

/** What became of a learner in a round. */
export interface Pair {
  readonly learner_id: string
  readonly learner: string
  readonly mentor_id: string | null
  readonly mentor: string | null
  readonly came: 'chosen' | 'no_choices' | 'none_possible' | 'none_free' | 'by_hand'
  readonly needs_second: boolean
  readonly companion_id: string | null
  readonly companion: string | null
  /** Of the tie, once published. */
  readonly state: 'asked' | 'live' | 'resting' | null
}

interface Second {
  readonly person_id: string
  readonly name: string
  readonly is_one: boolean
}

/** Everybody in a round, and for a draft those who are a second adult already. */
export interface InRound {
  readonly pairs: readonly Pair[]
  readonly seconds: readonly Second[]
}

/** Worked out anew when something was written that it follows from. */
export const inRound = (ask: Ask, { id, state }: Pick<Round, 'id' | 'state'>): Promise<InRound> =>
  ask.house.cache.ask(ask, `round ${id} ${state}`, {
    work: async () => {
      const { rows: pairs } = await sql<Pair>`
        select * from mentor_round_pairs(${id}) order by learner, learner_id`.execute(ask.tx)
      const seconds = state === 'draft' ? await secondsNamed(ask.tx, id, '') : []
      return { value: { pairs, seconds }, about: await mentoringIsAbout(ask.tx, { round: id }) }
    },
  })

/** Grown-ups who can be second adults and have this in their name; without a part of a name, those who are one already. */
export const secondsNamed = async (tx: Tx, id: string, part: string): Promise<readonly Second[]> =>
  (
    await sql<Second>`
      select person_id, name, is_one from seconds_for_round(${id}, ${part}) order by is_one desc, name`.execute(
      tx,
    )
  ).rows
