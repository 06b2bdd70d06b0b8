import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Something that came of what people said. */
export interface Change {
  readonly sourceId: string
  readonly title: string
  readonly what: 'yes' | 'partly' | 'no' | 'done'
  /** A grown-up's name. */
  readonly who: string | null
  readonly words: string
  readonly at: Date
}

const MOST = 6

/** The latest answers and promises kept, of what I may see. */
export async function changes(tx: Tx): Promise<readonly Change[]> {
  const { rows } = await sql<Change>`
    with seen as materialized (select id, title from sources),
      answered as (select distinct source_id from source_answers where answered_at is not null),
      came as (
        select a.source_id, a.says as what, a.who, a.words, a.answered_at as at
          from answers_of(array(select source_id from answered)) a where a.says is not null
        union all
        select p.source_id, 'done', p.who, coalesce(p.came_words, p.what), p.ended_at
          from promises_of(array(select id from seen)) p where p.came = 'done'
      )
    select c.source_id as "sourceId", s.title, c.what, c.who, c.words, c.at
    from came c join seen s on s.id = c.source_id order by c.at desc limit ${MOST}`.execute(tx)
  return rows
}

/** What I said or follow, the latest first. */
export async function mine(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly kind: string; readonly title: string }[]> {
  const { rows } = await sql<{ id: string; kind: string; title: string }>`
    select s.id, source_kind(s.id) as kind, s.title from sources s
    where s.id in (select source_id from source_follows where ended_at is null)
      or s.id in (select id from things where owner_id = me())
    order by s.made_at desc, s.id limit 30`.execute(tx)
  return rows
}
