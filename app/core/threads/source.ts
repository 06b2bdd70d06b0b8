import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** Something that can lead to something: a voice, a gathering, a vote, a recommendation … */
export interface Source {
  readonly id: string
  /** The kind of thing it is; a practice says it in words (`Practice.sources`). */
  readonly kind: string
  readonly title: string
  readonly hostId: string
  readonly hostName: string
  readonly shownTo: 'named' | 'asked' | 'public'
  readonly madeAt: Date
}

const columns = sql`
  select s.id, source_kind(s.id) as kind, s.title, s.host_id as "hostId", g.name as "hostName", s.shown_to as "shownTo",
    s.made_at as "madeAt"
  from sources s left join groups g on g.id = s.host_id`

/** @throws Refused unseen */
export async function source(tx: Tx, id: string): Promise<Source> {
  const { rows } = await sql<Source>`${columns} where s.id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

/** Those of some that I may see. */
export async function sources(tx: Tx, ids: readonly string[]): Promise<readonly Source[]> {
  const { rows } =
    await sql<Source>`${columns} where s.id = any(${[...ids]}::uuid[]) order by s.made_at, s.id`.execute(tx)
  return rows
}
