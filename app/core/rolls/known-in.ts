import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { ReadOptions } from '#standards/roll/types.ts'

/** As many answers as are remembered at a time. */
const MOST = 50_000

/**
 * Whether an earlier roll of this source brought something: asked once for each, since a school that is not there can be named
 * on every line.
 */
export function knownIn(tx: Tx, source: string): NonNullable<ReadOptions['known']> {
  const answers = new Map<string, boolean>()
  return async (kind, id) => {
    const key = `${kind} ${id}`
    const before = answers.get(key)
    if (before !== undefined) return before
    const { rows } = await sql<{ known: boolean }>`
      select roll_knows(${source}, ${kind === 'session' ? 'term' : kind}, ${id}) as known`.execute(tx)
    if (answers.size === MOST) answers.clear()
    answers.set(key, rows[0]!.known)
    return rows[0]!.known
  }
}
