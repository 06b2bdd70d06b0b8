import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Acknowledged } from './edits.ts'

/** Asks as the owner, on a connection of its own: the server it was at may be gone by now. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const db = new pg.Client({ connectionString: url })
  db.on('error', () => {})
  try {
    await db.connect()
    return (await db.query<Row>(text, values)).rows
  } finally {
    await db.end()
  }
}

/** Asked until it is so, through times in which nobody answers. */
export async function until(question: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const answer = await question().catch((error: NodeJS.ErrnoException) => {
      if (/^(ECONN|57P0)/.test(error.code ?? '') || /terminated/.test(error.message)) return false
      throw error
    })
    if (answer) return
    await sleep(20)
  }
}

export async function importState(url: string, family: string): Promise<string | undefined> {
  const [row] = await ask<{ state: string }>(url, 'select state from imports where source = $1', [family])
  return row?.state
}

/** What an import of `family` left behind, by kinds: an import done twice, or half, counts differently. */
export async function imported(url: string, family: string) {
  const [row] = await ask(
    url,
    `with them as (select id from people where family_name = $1)
     select (select count(*)::int from them) as people,
       (select count(*)::int from ties where from_id in (select id from them)) as ties,
       (select count(*)::int from memberships where person_id in (select id from them)) as memberships,
       (select count(*)::int from roll_ids where source = $1 and kind = 'person') as roll_ids,
       (select count(*)::int from groups g join roll_ids r on r.id = g.id and r.source = $1 and g.kind = 'class') as classes,
       (select count(*)::int from import_rows) as left_over`,
    [family],
  )
  return row
}

/** Texts that are there not exactly once, and things without their line in the trail. */
export async function amiss(url: string, taken: readonly Acknowledged[]): Promise<string[]> {
  const rows = await ask<{ what: string }>(
    url,
    `select text || ': ' || count(i.id) as what from unnest($1::text[]) text left join plan_items i using (text)
       group by text having count(i.id) <> 1
     union all
     select name || ': ' || count(e.id) from unnest($2::text[]) name left join web_entries e using (name)
       group by name having count(e.id) <> 1
     union all
     select 'no trail of ' || name from web_entries e where name like '% knows %'
       and not exists (select from trail t where t.thing_id = e.id)`,
    [taken.flatMap(({ planItems }) => planItems), taken.flatMap(({ people }) => people)],
  )
  return rows.map(({ what }) => what)
}
