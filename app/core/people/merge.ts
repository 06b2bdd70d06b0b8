import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { AuthDb } from '../../sign-in/deps.ts'
import { joinSignIns } from '../../sign-in/person/join-sign-ins.ts'

/** Why two persons cannot be made one. `met`: they have dealt with each other, as nobody does with themselves. */
export type WhyNotMerge = 'not_yours' | 'same' | 'gone' | 'met' | 'ages'

/** What moved: the ids of the rows by table and column, how many where rows have no id, and what the other record said. */
export type Moved = Readonly<Record<string, unknown>>

export interface Merge {
  readonly placeId: string
  /** Who they are from now on. */
  readonly keepId: string
  readonly otherId: string
}

/** @returns null when they can be made one by whoever asks */
export async function whyNotMerge(tx: Tx, { keepId, otherId }: Merge): Promise<WhyNotMerge | null> {
  const { rows } = await sql<{ why: WhyNotMerge | null }>`
    select why_not_merge(${keepId}, ${otherId}) as why`.execute(tx)
  return rows[0]!.why
}

/**
 * Makes two persons one, in the open transaction: whatever the other had is theirs who is kept; they are told. Cannot be
 * undone; `merges` says what moved. Sign-in does not follow until `joinSignIns`.
 * @throws Refused not-yours, not-possible (see `whyNotMerge`)
 */
export async function mergeRecords(tx: Tx, { keepId, otherId }: Merge): Promise<Moved> {
  const { rows } = await sql<{ moved: Moved }>`select merge_people(${keepId}, ${otherId}) as moved`.execute(
    tx,
  )
  return rows[0]!.moved
}

/** The same with every way in. Sign-in goes last: should it fail, the transaction takes everything back. */
export async function mergePeople(tx: Tx, authDb: AuthDb, merge: Merge, now: Date): Promise<Moved> {
  const moved = await mergeRecords(tx, merge)
  const at = (personId: string) => ({ placeId: merge.placeId, personId })
  await joinSignIns(authDb, at(merge.keepId), at(merge.otherId), now)
  return moved
}
