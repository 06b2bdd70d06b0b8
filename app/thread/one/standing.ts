import { sql } from 'kysely'
import type { OpenAsk } from '../../http/ask.tsx'

/** What whoever looks is to a source. */
export interface Standing {
  readonly runs: boolean
  /** Has a part in it, runs it, or was asked for an answer to it. */
  readonly mayPromise: boolean
  readonly follows: boolean
  /** Signed in, and nobody acts for them. */
  readonly mayFollow: boolean
}

export async function standingIn({ tx, me }: Pick<OpenAsk, 'tx' | 'me'>, id: string): Promise<Standing> {
  if (me === null || me.helperId !== undefined)
    return { runs: false, mayPromise: false, follows: false, mayFollow: false }
  const { rows } = await sql<Omit<Standing, 'mayFollow'>>`
    select i_run(${id}) as runs,
      i_run(${id}) or ${id} in (select source_id from my_parts())
        or exists (select from source_answers a where a.source_id = ${id} and a.who_id = ${me.personId}) as "mayPromise",
      exists (select from source_follows f where f.source_id = ${id} and f.ended_at is null) as follows`.execute(
    tx,
  )
  return { ...rows[0]!, mayFollow: true }
}
