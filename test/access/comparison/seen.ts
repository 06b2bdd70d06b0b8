import type pg from 'pg'
import type { Me } from '#db/client.ts'
import type { CatalogueTable } from './catalogue.ts'

/** What somebody is shown: of each table (and function) the keys of the rows, in one string each. */
export type Seen = ReadonlyMap<string, ReadonlySet<string>>

/** Everybody of all places whose name is told. */
export const NAMED = `unnest(current_setting('town.people')::uuid[]) who
  cross join lateral (select name_to_me(who) as name limit 1) n where n.name is not null`

/** The functions that tell, row by row, what stands open. */
export const functions = {
  'open_to_me()': ['thing_id', 'owner_id', 'may', 'through', 'through_id'],
  'my_live_ties()': ['tie_id', 'other_id', 'kind'],
  'my_ties()': ['tie_id', 'other_id', 'i_am', 'state', 'child_id'],
  'my_group_asks()': ['ask_id', 'i_am'],
  'fellows()': ['person_id', 'group_id'],
  'people_i_may_ask()': ['person_id'],
  'turn_to_open_to_me()': ['thing_id', 'owner_id', 'through', 'through_id'],
  'my_mappings()': ['mapping_id', 'i_run', 'i_read', 'i_mark', 'i_answer'],
  'my_mappings() m cross join class_to_mark(m.mapping_id) c': ['m.mapping_id', 'c.group_id', 'c.learner_id'],
  'my_offers()': ['offer_id', 'i_am'],
  'my_parts()': ['source_id', 'part'],
  'sources_i_run()': ['source_id'],
  'promises_of(array(select id from sources))': ['id', 'mine', '(who is not null)'],
  'ballots_i_keep()': ['ballot_id'],
  'ballots cross join my_vote_in(id) way': ['id', 'way'],
  'gatherings g cross join gathering_list(g.id) l': ['g.id', 'l.guest_id', '(l.name is not null)'],
  'gatherings g cross join rooms_of(g.id) r': ['r.room_id', 'r.lacks', 'r.guest_id'],
  'gatherings g cross join my_rooms(g.id) m': ['m.room_id', 'cardinality(m.mates)'],
  'gatherings g cross join notes_of(g.id) n': ['n.id', '(n.text is not null)', '(n.by_name is not null)'],
  'listenings l cross join voices_in(l.id) v': ['v.id', '(v.words is not null)', 'v.may_lift'],
  'listenings l cross join statements_to_read(l.id) s': ['s.id'],
  'my_voices()': ['id', 'i_am'],
  'unnest(verbs_i_may_do_for(me())) verb': ['verb'],
  'helper_consents cross join unnest(verbs_i_may_do_for(person_id)) verb': ['person_id', 'verb'],
  // Of everybody there is, whoever asks or not: a name is given of whom `people` shows, and of nobody else.
  'my_ties(array(select id from ties))': ['tie_id', 'other_id', 'i_am', 'state', 'child_id'],
  [NAMED]: ['who'],
} as const

/** Into how many statements everything is divided, where a town is asked for a part of it. */
export const PARTS = 8

/** Prepares, once a connection, the statement that asks for everything, and one for each part of it. */
export async function prepareSeen(
  client: pg.ClientBase,
  catalogue: readonly CatalogueTable[],
): Promise<void> {
  const sources = [
    ...catalogue.filter(({ readable }) => readable).map(({ name, key }) => [name, key] as const),
    ...Object.entries(functions),
  ]
  const parts = sources.map(
    ([name, key]) =>
      `select '${name.replaceAll("'", "''")}' as source, concat_ws(' ', ${key.join(', ')}) as key from ${name}`,
  )
  await client.query(`prepare seen as ${parts.join('\nunion all ')}`)
  for (let part = 0; part < PARTS; part++)
    await client.query(
      `prepare seen_${part} as ${parts.filter((_, at) => at % PARTS === part).join('\nunion all ')}`,
    )
}

/** The tables and functions of a part, as `prepareSeen` divides them. */
export const namesIn = (catalogue: readonly CatalogueTable[], part: number): ReadonlySet<string> =>
  new Set(
    [
      ...catalogue.filter(({ readable }) => readable).map(({ name }) => name as string),
      ...Object.keys(functions),
    ].filter((_, at) => at % PARTS === part),
  )

/** Everything (or a part of it) that somebody is shown, as requests ask: in the role that serves them, within the open transaction. */
export async function seenBy(client: pg.ClientBase, me: Me, part?: number): Promise<Seen> {
  const statement = part === undefined ? 'seen' : `seen_${part}`
  // Nothing is written here, though the town that was drawn has been, in the same transaction.
  const results = (await client.query(
    `${becoming(me)}, set_config('app.only_reads', 'on', true); execute ${statement};
     select set_config('app.only_reads', '', true); reset role`,
  )) as unknown as pg.QueryResult<{
    source: string
    key: string
  }>[]
  const seen = Map.groupBy(results[1]!.rows, ({ source }) => source)
  return new Map([...seen].map(([source, rows]) => [source, new Set(rows.map(({ key }) => key))]))
}

/** SQL that makes the rest of the transaction somebody's. */
export const becoming = ({ placeId, personId, helperId, proof }: Me): string =>
  `select set_config('role', 'kith_app', true), set_config('app.place_id', '${placeId}', true),
    set_config('app.person_id', '${personId}', true), set_config('app.helper_id', '${helperId ?? ''}', true),
    set_config('app.proof', '${proof ?? ''}', true)`
