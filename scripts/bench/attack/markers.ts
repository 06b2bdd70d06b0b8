import type pg from 'pg'

/**
 * The columns with people's own words that not everybody may read. Not here: what is written for everybody (offers of mentors,
 * ideas, gatherings), and what functions put together for readers whom the model does not know (themes, notes of a room).
 */
const PRIVATE: Readonly<Record<string, readonly string[]>> = {
  plan_items: ['text'],
  plan_proposals: ['text'],
  plan_reviews: ['words'],
  plan_agreements: ['words'],
  web_entries: ['name', 'how'],
  meeting_words: ['text'],
  commitments: ['what'],
  commitment_ends: ['words'],
  concerns: ['words'],
  speak_ups: ['words'],
  speak_up_answers: ['words'],
  turn_to_names: ['name'],
  mapping_offers: ['words', 'became_words'],
  mentor_asks: ['words'],
  overrides: ['reason'],
  override_holds: ['reason'],
  corrections: ['roll_says'],
  people_private: ['phone', 'email'],
}

const MARK = /zq[0-9a-f]{12}qz/g

/** The markers in a text: on a page, or in rows. */
export const markersIn = (text: string): ReadonlySet<string> => new Set(text.match(MARK))

/**
 * Gives every such text a marker of its own that nobody can guess, in front of its words so that shortening does not lose it.
 * @param client a superuser's, because triggers rest meanwhile
 * @returns the column each stands in
 */
export async function markWords(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const marked = new Map<string, string>()
  await client.query('set session_replication_role = replica')
  for (const [table, columns] of Object.entries(PRIVATE))
    for (const column of columns) {
      const mark = `'zq' || substr(md5('${table}.${column}' || t.ctid::text || random()), 1, 12) || 'qz'`
      const { rows } = await client.query<{ words: string }>(
        `update ${table} t set ${column} = ${mark} || case when '${column}' = 'email' then '' else ' ' end || ${column}
         where ${column} is not null returning ${column} as words`,
      )
      for (const { words } of rows)
        for (const mark of markersIn(words)) marked.set(mark, `${table}.${column}`)
    }
  await client.query('set session_replication_role = default')
  return marked
}
