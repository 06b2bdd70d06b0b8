import { sql } from 'kysely'
import { dayOf, t } from '#words'
import type { Reminded } from '../../practice.ts'

/** That a day has been set, within a week from now, on which to look at a plan of mine again. */
export async function reminds({ tx, now }: Reminded): Promise<readonly string[]> {
  const today = dayOf(now)
  const { rows } = await sql`
    select from plan_reviews r
    where r.held_on is null and r.due_on between ${today}::date and ${today}::date + 7 limit 1`.execute(tx)
  return rows.length === 0 ? [] : [t('A day within a week on which to look at your plan again')]
}
