import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Reader } from '#ui/ui.ts'
import { nameOf } from '../people/name.ts'
import { otherIs, type Side } from '../ties/tie-kind.ts'

/** One way in that the owner has opened: to a person through a tie, or to a group. */
export interface Door {
  readonly grantId: string
  readonly thingId: string
  readonly to: { readonly tieId: string } | { readonly groupId: string }
  readonly name: string
  /** What they are to the owner. */
  readonly through: string | undefined
  readonly may: 'see' | 'propose'
  readonly until: Date | null
  /** Shut while the tie rests; the grant stays and opens again with it. */
  readonly shut: boolean
  /** It is open because the whole is. */
  readonly byWhole: boolean
}

interface Row {
  grant_id: string
  thing_id: string
  tie_id: string | null
  group_id: string | null
  group_name: string | null
  may: Door['may']
  until_at: Date | null
  kind: string | null
  i_am: Side | null
  state: string | null
  given_name: string
  preferred_name: string | null
  family_name: string
  by_whole: boolean
}

/** Every door into these things of mine: their own, and those of the whole they are in unless they are set apart. */
export async function doorsOf(
  tx: Tx,
  thingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Door[]>> {
  const { rows } = await sql<Row>`
    select g.id as grant_id, t.id as thing_id, g.tie_id, g.group_id, g.may, g.until_at, m.kind, m.i_am, m.state,
      p.given_name, p.preferred_name, p.family_name, q.name as group_name, g.thing_id <> t.id as by_whole
    from things t
    join grants g on g.thing_id = t.id or (g.thing_id = t.parent_id and t.apart_since is null)
    left join my_ties() m on m.tie_id = g.tie_id and m.child_id is null
    left join people p on p.id = m.other_id
    left join groups q on q.id = g.group_id
    where t.id = any(${[...thingIds]}::uuid[]) and g.taken_back_at is null
      and (g.until_at is null or g.until_at > now())
      and (g.group_id is not null or p.id is not null)
    order by g.given_at`.execute(tx)
  return Map.groupBy(rows.map(doorOf), (door) => door.thingId)
}

const doorOf = (row: Row): Door => ({
  grantId: row.grant_id,
  thingId: row.thing_id,
  to: row.tie_id === null ? { groupId: row.group_id! } : { tieId: row.tie_id },
  name: row.tie_id === null ? row.group_name! : nameOf(row),
  through: row.kind === null ? undefined : otherIs(row.kind, row.i_am!),
  may: row.may,
  until: row.until_at,
  shut: row.tie_id !== null && row.state !== 'live',
  byWhole: row.by_whole,
})

/** For `<WhoCanSee>`: those whose door stands open, each once. */
export function readersIn(doors: readonly Door[] = []): readonly Reader[] {
  const open = doors.filter((door) => !door.shut)
  return [...new Map(open.map((door) => [`${door.name} ${door.through}`, door])).values()].map(
    ({ name, through }) => ({
      name,
      through,
    }),
  )
}
