import { sql } from 'kysely'
import type { Me, Tx } from '#db/client.ts'
import type { Reader } from '#ui/ui.ts'
import { type MyTie, myTies } from '../ties/my-ties.ts'
import { otherIs } from '../ties/tie-kind.ts'

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
  by_whole: boolean
}

/**
 * Every door into these things of mine: their own, and those of the whole they are in unless they are set apart.
 * @param ties my ties, where the page asks for them anyway
 */
export async function doorsOf(
  tx: Tx,
  thingIds: readonly string[],
  ties?: Promise<readonly MyTie[]>,
): Promise<ReadonlyMap<string, readonly Door[]>> {
  const { rows } = await sql<Row>`
    select ${columns} from things t
    join grants g on g.thing_id = t.id or (g.thing_id = t.parent_id and t.apart_since is null)
    left join groups q on q.id = g.group_id
    where t.id = any(${[...thingIds]}::uuid[]) and ${stands} order by g.given_at`.execute(tx)
  return Map.groupBy(await doorsIn(tx, rows, ties), (door) => door.thingId)
}

/** The whole of my people and every door into it, found by one question; undefined where there is none yet. */
export async function doorsOfMyWeb(
  tx: Tx,
  me: Me,
  ties: Promise<readonly MyTie[]>,
): Promise<{ readonly id: string; readonly doors: readonly Door[] } | undefined> {
  const { rows } = await sql<Row | (Pick<Row, 'thing_id'> & { grant_id: null })>`
    select ${columns} from things t
    left join grants g on g.thing_id = t.id and ${stands}
    left join groups q on q.id = g.group_id
    where t.kind = 'web' and t.owner_id = ${me.personId} order by g.given_at`.execute(tx)
  const [first] = rows
  if (first === undefined) return undefined
  const granted = rows.filter((row): row is Row => row.grant_id !== null)
  return { id: first.thing_id, doors: await doorsIn(tx, granted, ties) }
}

const columns = sql`g.id as grant_id, t.id as thing_id, g.tie_id, g.group_id, g.may, g.until_at, q.name as group_name,
  g.thing_id <> t.id as by_whole`
const stands = sql`g.taken_back_at is null and (g.until_at is null or g.until_at > now())`

async function doorsIn(
  tx: Tx,
  rows: readonly Row[],
  ties: Promise<readonly MyTie[]> | undefined,
): Promise<readonly Door[]> {
  const through = rows.flatMap((row) => row.tie_id ?? [])
  const mine = through.length > 0 ? await (ties ?? myTies(tx, ...through)) : []
  const byId = new Map(mine.filter(({ child }) => child === null).map((tie) => [tie.id, tie]))
  return rows.flatMap((row) => doorOf(row, byId))
}

/** None where I am not told of the tie any more. */
function doorOf(row: Row, ties: ReadonlyMap<string, MyTie>): readonly Door[] {
  const tie = row.tie_id === null ? undefined : ties.get(row.tie_id)
  if (row.tie_id !== null && tie === undefined) return []
  return [
    {
      grantId: row.grant_id,
      thingId: row.thing_id,
      to: row.tie_id === null ? { groupId: row.group_id! } : { tieId: row.tie_id },
      name: tie?.other.name ?? row.group_name!,
      through: tie && otherIs(tie.kind, tie.iAm),
      may: row.may,
      until: row.until_at,
      shut: tie !== undefined && tie.state !== 'live',
      byWhole: row.by_whole,
    },
  ]
}

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
