import { runOnce } from 'graphile-worker'
import { ensureLogins } from '#db/roles.ts'
import type { Town } from '#test/support/town.ts'
import { quiet } from '../../../jobs/quiet.ts'
import { assemblies } from '../practice.ts'

/** The job queue of a town, which it makes ready. @returns what lets it do all that waits in it */
export async function queueOf({ url, house }: Town): Promise<() => Promise<void>> {
  const connectionString = (await ensureLogins(url, 'test')).jobs
  const work = () => runOnce({ connectionString, taskList: assemblies.tasks!(house), logger: quiet(house) })
  await work()
  return work
}
