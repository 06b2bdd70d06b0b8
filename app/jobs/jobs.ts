import { run, type Runner, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { House } from '../house.ts'
import { quiet } from './quiet.ts'

/** Background work by name. A task acts as the person or for the place its payload names, never as the tables' owner. */
export type Tasks = TaskList

/**
 * Starts the job queue: tasks are picked up as they are enqueued, kept through a restart and tried again when they fail.
 * @param url the connection of `kith_jobs`, which owns the queue's schema and nothing else
 */
export async function startJobs(url: string, house: Pick<House, 'log'>, tasks: Tasks): Promise<Runner> {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  const lost = (error: Error) => house.log('the job queue lost a connection', error)
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet(house),
  })
  runner.events.on('job:failed', ({ job, error }) => house.log(`the job ${job.task_identifier} ${job.id} failed for good`, error))
  runner.events.on('stop', () => void pool.end())
  return runner
}
