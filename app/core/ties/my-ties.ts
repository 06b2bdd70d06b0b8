import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { nameOf } from '../people/name.ts'
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
  given_name: string | null
  preferred_name: string | null
  family_name: string
  child_id: string | null
  child_given: string
  child_preferred: string | null
  child_family: string
}

/** My ties, and those of my children that ask for my yes. */
export async function myTies(tx: Tx, tieId?: string): Promise<readonly MyTie[]> {
  const { rows } = await sql<Row>`
    select t.*, o.given_name, o.preferred_name, o.family_name,
      c.given_name as child_given, c.preferred_name as child_preferred, c.family_name as child_family
    from my_ties() t join people o on o.id = t.other_id left join people c on c.id = t.child_id
    ${tieId === undefined ? sql`` : sql`where t.tie_id = ${tieId}`}
    order by o.given_name, t.tie_id`.execute(tx)
  return rows.map((row) => ({
    id: row.tie_id,
    kind: row.kind,
    other: { id: row.other_id, name: nameOf(row as Row & { given_name: string }) },
    iAm: row.i_am,
    state: row.state,
    iSaid: row.i_said,
    waitsFor: row.waits_for,
    since: row.since,
    child:
      row.child_id === null
        ? null
        : {
            id: row.child_id,
            name: nameOf({
              given_name: row.child_given,
              preferred_name: row.child_preferred,
              family_name: row.child_family,
            }),
          },
  }))
}
