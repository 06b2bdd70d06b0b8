import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Side } from './tie-kind.ts'

/** A tie as one of its two (or the parent of a child in it) is told it: never why it rests. */
export interface MyTie {
  readonly id: string
  readonly kind: string
  readonly other: { readonly id: string; readonly name: string }
  readonly iAm: Side
  readonly state: 'asked' | 'live' | 'resting'
  readonly iSaid: 'yes' | 'no' | null
  /** Whose word is missing while it is asked. */
  readonly waitsFor: 'me' | 'them' | 'parent' | null
  readonly since: Date | null
  /** Set when it is a tie of a child of mine that asks for my yes. */
  readonly child: { readonly id: string; readonly name: string } | null
  /** The second adult of a grown-up and a child, where one is named. */
  readonly companion: string | null
}

interface Row {
  tie_id: string
  kind: string
  i_am: Side
  state: MyTie['state']
  i_said: MyTie['iSaid']
  waits_for: MyTie['waitsFor']
  since: Date | null
  other_id: string
  other_name: string
  child_id: string | null
  child_name: string | null
  companion_name: string | null
}

/** My ties, and those of my children that ask for my yes, by name; some of them, where they are named. */
export async function myTies(tx: Tx, ...only: readonly string[]): Promise<readonly MyTie[]> {
  const { rows } = await sql<Row>`
    select * from my_ties(${only.length === 0 ? sql`` : sql`${[...only]}::uuid[]`}) order by other_name, tie_id`.execute(
    tx,
  )
  return rows.map((row) => ({
    id: row.tie_id,
    kind: row.kind,
    other: { id: row.other_id, name: row.other_name },
    iAm: row.i_am,
    state: row.state,
    iSaid: row.i_said,
    waitsFor: row.waits_for,
    since: row.since,
    child: row.child_id === null ? null : { id: row.child_id, name: row.child_name! },
    companion: row.companion_name,
  }))
}
