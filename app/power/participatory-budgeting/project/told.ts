import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Told } from '../../../practice.ts'
import { newsWords } from '../budget/lists.tsx'
import type { NewsState } from '../projects.ts'

/** For the thread: what was said of how projects get on, the oldest first. */
export async function newsOfProjects(tx: Tx, ids: readonly string[]): Promise<readonly Told[]> {
  const { rows } = await sql<{ sourceId: string; state: NewsState; words: string; at: Date }>`
    select project_id as "sourceId", state, words, said_at as at from project_news
    where project_id = any(${[...ids]}::uuid[]) order by said_at, id`.execute(tx)
  return rows.map(({ state, ...row }) => ({
    ...row,
    what: newsWords(state),
    good: state !== 'held_up',
  }))
}
