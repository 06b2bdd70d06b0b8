import { sql } from 'kysely'
import { t } from '#words'
import type { Reminded } from '../../practice.ts'

const WEEK = 7 * 86_400_000

/** For the weekly letter: gatherings of this week that I said I come to. */
export async function reminds({ tx, now }: Reminded): Promise<readonly string[]> {
  const { rows } = await sql<{ count: number }>`
    select gatherings_i_come_to(${new Date(now.getTime() + WEEK)}, ${now}) as count`.execute(tx)
  const { count } = rows[0]!
  if (count === 0) return []
  return [t('{count, plural, one {One gathering} other {# gatherings}} you come to, this week', { count })]
}
