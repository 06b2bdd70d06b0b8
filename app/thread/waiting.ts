import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Something on a thread that waits for me. */
export interface Waiting {
  /** An answer I owe; something I am asked to promise; something I promised. */
  readonly what: 'answer' | 'asked' | 'promise'
  readonly id: string
  readonly sourceId: string
  readonly title: string
  /** `YYYY-MM-DD` */
  readonly byOn: string | null
  readonly since: Date
}

/** What I owe, what is longest due first. Nothing while somebody acts for me. */
export async function waitsForMe(tx: Tx): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select what, id, source_id as "sourceId", title, by_on as "byOn", since from waits_for_me()
    order by by_on nulls last, since, id`.execute(tx)
  return rows
}
