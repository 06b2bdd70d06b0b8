import { runOnce } from 'graphile-worker'
import { ensureLogins } from '#db/roles.ts'
import type { Town } from '#test/support/town.ts'
import { quiet } from '../../../jobs/quiet.ts'
import { sendTask } from '../close/job.ts'
import { countTask } from '../polls/job.ts'
import { roomsTask } from '../rooms/job.ts'

/** The job queue of a town, which it makes ready. @returns what lets it do all that waits in it */
export async function queueOf({ url, house }: Town): Promise<() => Promise<void>> {
  const connectionString = (await ensureLogins(url, 'test')).jobs
  const taskList = {
    gathering_rooms: roomsTask(house),
    gathering_count: countTask(house),
    gathering_send: sendTask(house),
  }
  const work = () => runOnce({ connectionString, taskList, logger: quiet(house) })
  await work()
  return work
}
