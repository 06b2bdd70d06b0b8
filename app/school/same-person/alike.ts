import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import type { Tx } from '#db/client.ts'

export interface Somebody {
  readonly id: string
  readonly name: string
  /** Where they are now, to tell two of a name apart. */
  readonly groups: readonly string[]
}

export interface Pair {
  readonly one: Somebody
  readonly other: Somebody
  readonly sameBirth: boolean
}

type Row = Parameters<typeof nameOf>[0] & { readonly id: string; readonly groups: readonly string[] }

const columns = sql`p.id, p.given_name, p.preferred_name, p.family_name,
  coalesce((select array_agg(distinct g.name order by g.name) from memberships m join groups g on g.id = m.group_id
    where m.person_id = p.id and m.to_at is null), '{}') as groups`

const somebody = (row: Row): Somebody => ({ id: row.id, name: nameOf(row), groups: row.groups })

/** Records in my care that look like one person; at most sixty pairs. */
export async function pairsAlike(tx: Tx): Promise<readonly Pair[]> {
  const { rows: pairs } = await sql<{ one_id: string; other_id: string; same_birth: boolean }>`
    select * from pairs_alike()`.execute(tx)
  const ids = pairs.flatMap(({ one_id, other_id }) => [one_id, other_id])
  const { rows } = await sql<Row>`select ${columns} from people p where p.id = any (${ids}::uuid[])`.execute(
    tx,
  )
  const people = new Map(rows.map((row) => [row.id, somebody(row)]))
  return pairs.flatMap(({ one_id, other_id, same_birth: sameBirth }) => {
    const [one, other] = [people.get(one_id), people.get(other_id)]
    return one === undefined || other === undefined ? [] : [{ one, other, sameBirth }]
  })
}

/** As many as `peopleCalled` finds. */
export const MOST_FOUND = 60

/** People in my care for rolls, and family of theirs, whose name has these letters or those; whole names first. */
export async function peopleCalled(tx: Tx, ...parts: readonly string[]): Promise<readonly Somebody[]> {
  const wanted = parts.filter((part) => part !== '').map((part) => part.toLowerCase())
  if (wanted.length === 0) return []
  const { rows } = await sql<Row>`
    with care as materialized (select person_id from people_under('run_imports'))
    select ${columns} from people p
    where exists (select from unnest(${wanted}::text[]) part
        where position(part in lower(concat_ws(' ', p.preferred_name, p.family_name, p.given_name, p.family_name))) > 0)
      and (p.id in (select person_id from care)
        or p.id in (select t.from_id from ties t where t.to_id in (select person_id from care)))
    order by lower(concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name)) = any (${wanted}::text[]) desc,
      p.family_name, p.given_name, p.id limit ${MOST_FOUND}`.execute(tx)
  return rows.map(somebody)
}
