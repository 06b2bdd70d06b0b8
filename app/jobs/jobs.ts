import type { TaskList } from 'graphile-worker'
import pg from 'pg'
import type { House } from '../house.ts'
import { keepRunning } from './keep-running.ts'

/** Background work by name. A task acts as the person or for the place its payload names, never as the tables' owner. */
export type Tasks = TaskList

/** A queue at work. `stop` lets what is under way finish for a moment, then leaves it to the next start. */
export interface Jobs {
  readonly stop: () => Promise<void>
}

/**
 * Starts the job queue: tasks are picked up as they are enqueued, kept through a restart and tried again when they fail. One
 * that was under way when its process was killed is taken up again within seconds, so every task must bear being done twice.
 * @param url the connection of `kith_jobs`, which owns the queue's schema and nothing else
 * @param times a crontab of tasks that are due without being asked for
 */
export async function startJobs(
  url: string,
  house: Pick<House, 'log'>,
  tasks: Tasks,
  times = '',
): Promise<Jobs> {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000 })
  pool.on('error', (error) => pool.ending || house.log(`the job queue lost a connection: ${error.message}`))
  pool.on('connect', (client) => client.on('error', () => {}))
  const queue = await keepRunning(url, pool, house, { tasks, times })
  return {
    stop: async () => {
      await queue.stop()
      await pool.end()
    },
  }
}
