import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Runner, run, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { House } from '../house.ts'
import { within } from '../within.ts'
import { bePresent } from './be-present.ts'
import type { Jobs, Tasks } from './jobs.ts'
import { quiet } from './quiet.ts'

const GRACE = 3000
const AGAIN = 2000

/** What there is to do, and a crontab of what is due without being asked for. */
export interface Work {
  readonly tasks: Tasks
  readonly times: string
}

/** Runs the queue until told to stop, and begins again where it gave up: the database was away for too long. */
export async function keepRunning(
  url: string,
  pool: pg.Pool,
  house: Pick<House, 'log'>,
  work: Work,
): Promise<Jobs> {
  const stopping = new AbortController()
  let now = await begin(url, pool, house, work)
  const watch = async () => {
    for (;;) {
      await now.over
      if (stopping.signal.aborted) return
      house.log('the job queue gave up; it begins again')
      now = await again()
    }
  }
  const again = async (): Promise<Begun> => {
    await sleep(AGAIN, undefined, { signal: stopping.signal })
    return begin(url, pool, house, work).catch((error: Error) => {
      house.log(`the job queue could not begin: ${error.message}`)
      return again()
    })
  }
  const watched = watch().catch((error) => {
    if (!stopping.signal.aborted) throw error
  })
  const stop = async () => {
    stopping.abort()
    if (!(await within(GRACE, now.stop()))) await within(GRACE, now.kill())
    await watched
  }
  return { stop }
}

interface Begun {
  /** Comes when the queue has ended, for whatever reason. */
  readonly over: Promise<void>
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
}

async function begin(
  url: string,
  pgPool: pg.Pool,
  house: Pick<House, 'log'>,
  { tasks, times }: Work,
): Promise<Begun> {
  const events: WorkerEvents = new EventEmitter()
  let presence: ReturnType<typeof bePresent> | undefined
  events.once('pool:create', ({ workerPool }) => {
    presence = bePresent(url, workerPool.id, house)
  })
  events.on('job:failed', ({ job, error }) =>
    house.log(`the job ${job.task_identifier} ${job.id} failed for good`, error),
  )
  const runner: Runner = await run({
    pgPool,
    taskList: tasks,
    crontab: times,
    noHandleSignals: true,
    logger: quiet(house),
    events,
    // Said of a job that is done, once the database is there again; without a delay the queue says it once and, where that
    // fails, ends the process.
    preset: {
      worker: {
        concurrentJobs: 2,
        pollInterval: 2000,
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        gracefulShutdownAbortTimeout: 1000,
      },
    },
  })
  let ended = false
  const over = runner.promise
    .catch((error: unknown) => house.log('the job queue ended', error))
    .then(() => {
      ended = true
      return presence?.stop()
    })
  const end = (how: 'stop' | 'kill') => async () => {
    if (!ended) await Promise.all([runner[how](), over])
  }
  return { over, stop: end('stop'), kill: end('kill') }
}
