import { runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { ensureLogins } from '#db/roles.ts'
import type { Town } from '#test/support/town.ts'
import { quiet } from '../../../jobs/quiet.ts'
import { countTask, whyTask } from '../counting/job.ts'

/** Lets the queue do what waits in it. The first time it only makes its tables. */
export async function workOff({ url, house }: Town): Promise<void> {
  const { jobs } = await ensureLogins(url, 'test')
  await runOnce({
    connectionString: jobs,
    taskList: { budget_count: countTask(house), budget_why: whyTask(house) },
    logger: quiet(house),
  })
}

/** Ends the time for voting, as the calendar would: a moment after it began, however lately that was. */
export const timeIsUp = ({ owner }: Pick<Town, 'owner'>, budgetId: string) =>
  sql`update ballots set closes_at = opens_at + interval '1 microsecond'
    where id = (select ballot_id from budgets where id = ${budgetId})`.execute(owner)

/** The first id in an address. */
export const idIn = (path: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)![0]
