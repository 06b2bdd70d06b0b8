import { sql } from 'kysely'
import type { Db } from '#db/client.ts'

/** Whose hand a row of each table can only be: whoever else sends whatever they like, it stays as it is. */
const hands: Readonly<Record<string, string>> = {
  things: 'owner_id',
  plans: 'owner_id',
  plan_versions: '(select owner_id from plans p where p.id = plan_id)',
  plan_items: '(select owner_id from plans p where p.id = plan_id)',
  plan_reviews: '(select owner_id from plans p where p.id = plan_id)',
  plan_partners: 'asked_by',
  plan_agreements: 'person_id',
  web_entries: 'owner_id',
  entry_words: '(select owner_id from web_entries w where w.id = entry_id)',
  grants: 'given_by',
  shared_codes: 'person_id',
  done_requests: 'person_id',
}

/** The same of mentoring and who knows whom, as long as nobody deletes themselves. */
export const mentoringHands: Readonly<Record<string, string>> = {
  mentor_offers: 'person_id',
  mentor_wishes: 'learner_id',
  mentor_refusals: 'mentor_id',
  mapping_marks: 'staff_id',
  turn_to: 'owner_id',
  turn_to_names: '(select owner_id from turn_to a where a.id = answer_id)',
  turn_to_readers: '(select owner_id from turn_to a where a.id = answer_id)',
}

/** One checksum for everything that only others than this person can change. */
export async function othersRows(
  owner: Db,
  personId: string | undefined,
  more: typeof hands = {},
): Promise<string> {
  const sums: string[] = []
  for (const [table, hand] of Object.entries({ ...hands, ...more })) {
    const { rows } = await sql<{ sum: string | null }>`
      select md5(string_agg(md5(t::text), '' order by md5(t::text))) as sum
      from ${sql.table(table)} t where ${sql.raw(hand)} is distinct from ${personId ?? null}::uuid`.execute(
      owner,
    )
    sums.push(`${table} ${rows[0]!.sum}`)
  }
  return sums.join('\n')
}

/** Ids of real things of many kinds and owners, to be sent where somebody has no business. */
export async function realIds(owner: Db): Promise<readonly string[]> {
  const ids: string[] = []
  for (const table of [
    'things',
    'ties',
    'grants',
    'people',
    'groups',
    'plan_items',
    'plan_proposals',
    'plan_reviews',
  ]) {
    const { rows } = await sql<{
      id: string
    }>`select id from ${sql.table(table)} order by id limit 12`.execute(owner)
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}
