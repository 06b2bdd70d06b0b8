import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { type Source, source, sources } from './source.ts'

/** What was promised because of a source and taken on. */
export interface Promised {
  readonly id: string
  readonly sourceId: string
  /** A grown-up's name; a child's is nobody's to read. */
  readonly who: string | null
  readonly mine: boolean
  readonly what: string
  /** `YYYY-MM-DD` */
  readonly byOn: string | null
  readonly madeAt: Date
  readonly came: 'done' | 'let_go' | null
  readonly cameWords: string | null
  readonly endedAt: Date | null
}

/** An answer that somebody owes, or gave. */
export interface Answer {
  readonly id: string
  readonly sourceId: string
  readonly who: string | null
  readonly mine: boolean
  /** `YYYY-MM-DD` */
  readonly byOn: string
  readonly askedAt: Date
  readonly says: 'yes' | 'partly' | 'no' | null
  readonly words: string | null
  readonly answeredAt: Date | null
  /** When somebody else was asked instead, without an answer having come. */
  readonly passedOnAt: Date | null
}

/** One source with what led to it and what it led to, as far as I may see both ends. */
export interface Step {
  readonly source: Source
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly promises: readonly Promised[]
  readonly answers: readonly Answer[]
}

/**
 * Everything on the thread of a source, backwards and forwards, in the order in which it came about: nothing before what led to
 * it. @throws Refused unseen
 */
export async function thread(tx: Tx, id: string): Promise<readonly Step[]> {
  await source(tx, id)
  // Through policies: a link that I may not see is not followed.
  const { rows: links } = await sql<{ from_id: string; to_id: string }>`
    with recursive back as (
      select ${id}::uuid as id union select l.from_id from back b join source_links l on l.to_id = b.id
    ), forth as (
      select ${id}::uuid as id union select l.to_id from forth f join source_links l on l.from_id = f.id
    ), there as (select id from back union select id from forth)
    select from_id, to_id from source_links where from_id in (select id from there) and to_id in (select id from there)`.execute(
    tx,
  )
  const ids = [...new Set([id, ...links.flatMap(({ from_id, to_id }) => [from_id, to_id])])]
  const [found, promises, answers] = [
    await sources(tx, ids),
    await promisesOf(tx, ids),
    await answersOf(tx, ids),
  ]
  return inOrderOf(links, found).map((each) => ({
    source: each,
    from: links.filter(({ to_id }) => to_id === each.id).map(({ from_id }) => from_id),
    to: links.filter(({ from_id }) => from_id === each.id).map(({ to_id }) => to_id),
    promises: promises.filter(({ sourceId }) => sourceId === each.id),
    answers: answers.filter(({ sourceId }) => sourceId === each.id),
  }))
}

/** By time, but each after all that led to it; `found` is in the order of time. */
function inOrderOf(
  links: readonly { readonly from_id: string; readonly to_id: string }[],
  found: readonly Source[],
): readonly Source[] {
  const ids = new Set(found.map(({ id }) => id))
  const before = Map.groupBy(
    links.filter(({ from_id }) => ids.has(from_id)),
    ({ to_id }) => to_id,
  )
  const placed = new Set<string>()
  const place = (id: string) => {
    if (placed.has(id)) return
    placed.add(id)
    for (const { from_id } of before.get(id) ?? []) place(from_id)
    order.push(id)
  }
  const order: string[] = []
  for (const { id } of found) place(id)
  const byId = new Map(found.map((each) => [each.id, each]))
  return order.map((id) => byId.get(id)!)
}

/** What led straight to a source and what it straight led to, as far as I may see them. */
export async function neighbours(
  tx: Tx,
  id: string,
): Promise<{ readonly from: readonly string[]; readonly to: readonly string[] }> {
  const links = await tx
    .selectFrom('source_links')
    .select(['from_id', 'to_id'])
    .where((where) => where.or([where('from_id', '=', id), where('to_id', '=', id)]))
    .execute()
  return {
    from: links.filter(({ to_id }) => to_id === id).map(({ from_id }) => from_id),
    to: links.filter(({ from_id }) => from_id === id).map(({ to_id }) => to_id),
  }
}

export async function promisesOf(tx: Tx, ids: readonly string[]): Promise<readonly Promised[]> {
  const { rows } = await sql<Promised>`
    select id, source_id as "sourceId", who, mine, what, by_on as "byOn", made_at as "madeAt", came, came_words as "cameWords",
      ended_at as "endedAt"
    from promises_of(${[...ids]}::uuid[]) order by made_at, id`.execute(tx)
  return rows
}

export async function answersOf(tx: Tx, ids: readonly string[]): Promise<readonly Answer[]> {
  const { rows } = await sql<Answer>`
    select id, source_id as "sourceId", who, mine, by_on as "byOn", asked_at as "askedAt", says, words, answered_at as "answeredAt",
      passed_on_at as "passedOnAt"
    from answers_of(${[...ids]}::uuid[]) order by asked_at, id`.execute(tx)
  return rows
}
