import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export interface Post {
  /** The caller's id: sent twice it is entered once. */
  readonly id: string
  readonly fromId: string
  readonly toId: string
  /** Whole minor units, more than nothing. */
  readonly amount: number
  /** Because of what; I run it, and its host owns the account that it is taken from. */
  readonly sourceId: string
  readonly words: string
}

/** Moves money from one account to another, for good. @throws Refused not-yours, not-possible (more than is there, another unit) */
export async function post(tx: Tx, { id, fromId, toId, amount, sourceId, words }: Post): Promise<void> {
  await sql`select post_entry(${id}, ${fromId}, ${toId}, ${amount}, ${sourceId}, ${words})`.execute(tx)
}

export interface Entry {
  readonly id: string
  readonly amount: number
  readonly unit: string
  /** Into what is set aside for the source, or out of it. */
  readonly way: 'in' | 'out'
  readonly words: string
  readonly madeAt: Date
}

/** What came into and went out of what is set aside for a source, first to last. */
export async function entriesOf(tx: Tx, sourceId: string): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry & { amount: string }>`
    select e.id, e.amount, a.unit, case when e.to_id = a.id then 'in' else 'out' end as way, e.words, e.made_at as "madeAt"
    from accounts a join entries e on a.id in (e.from_id, e.to_id)
    where a.source_id = ${sourceId} order by e.made_at, e.id`.execute(tx)
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}
