import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { House } from '../../house.ts'
import { hashOf } from './rule-hash.ts'
import { keyCheck } from './urn-key.ts'

export type BallotForm = 'single' | 'approval' | 'points' | 'ranked' | 'consent'

export interface MakeBallot {
  /** The caller's id. */
  readonly id: string
  /** The source it is held in, which I run or facilitate. It is for the same people and shown to the same. */
  readonly aboutId: string
  readonly question: string
  readonly form: BallotForm
  readonly secret: boolean
  /**
   * Everything that decides the count, as JSON; published with its hash and unchanged from then on. `roll: 'parts'` lets whoever
   * has a part in what it is held in vote (with `part`, that part); otherwise the roll is filled with `fillRoll`.
   */
  readonly rule: Readonly<Record<string, unknown>>
  readonly opensAt: Date
  readonly closesAt: Date | null
  readonly options: readonly { readonly id: string; readonly title: string }[]
}

/** Fixes a question, its options and its rule. @throws Refused not-yours */
export async function makeBallot(tx: Tx, house: Pick<House, 'secret'>, ballot: MakeBallot): Promise<void> {
  const { id, aboutId, question, form, secret, opensAt, closesAt } = ballot
  const [rule, options] = [JSON.stringify(ballot.rule), JSON.stringify(ballot.options)]
  const check = secret ? keyCheck(house.secret, id) : null
  await sql`select make_ballot(${id}, ${aboutId}, ${question}, ${form}, ${secret}, ${rule}::jsonb, ${hashOf(ballot.rule)}, ${check},
    ${opensAt}, ${closesAt}, ${options}::jsonb)`.execute(tx)
}

/** Puts everybody on the roll whom it is for. Returns how many are new on it. @throws Refused not-yours */
export async function fillRoll(tx: Tx, ballotId: string): Promise<number> {
  const { rows } = await sql<{ added: number }>`select fill_roll(${ballotId}) as added`.execute(tx)
  return rows[0]!.added
}
