import { type MyTie, myTies } from '#core/ties/my-ties.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** Two who talk: a tie of mine with somebody who is there for me, or I for them. */
export interface Pair extends MyTie {
  /** Whether the conversations are for me: I am the learner. */
  readonly forMe: boolean
  /** What the other is called, short: “Priya”. */
  readonly called: string
}

const talking = ['mentor', 'tutor', 'coach', 'supporter', 'key_worker']

/** @throws Refused unseen */
export async function pair(tx: Tx, tieId: string): Promise<Pair> {
  const tie = (await myTies(tx, tieId)).find(({ child }) => child === null)
  if (tie === undefined || !talking.includes(tie.kind)) throw new Refused('unseen')
  const other = await tx
    .selectFrom('people')
    .select(['given_name', 'preferred_name'])
    .where('id', '=', tie.other.id)
    .executeTakeFirstOrThrow()
  return { ...tie, forMe: tie.iAm === 'to', called: other.preferred_name ?? other.given_name }
}
