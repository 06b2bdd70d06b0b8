import { makeWorkerUtils } from 'graphile-worker'
import type pg from 'pg'
import type { House } from '../house.ts'
import { quiet } from './quiet.ts'

const LOCK = 5484844
const AGAIN = 5000

/**
 * A worker that was killed leaves its jobs locked, by the queue's own rule for four hours. Whoever is the only Kith on this
 * database may set them free: the advisory lock says who that is, and passes on when its holder dies.
 * @param own the workers of this process, which are alive
 * @returns how to stop waiting for the turn
 */
export async function freeLeftLocks(
  pool: pg.Pool,
  house: Pick<House, 'log'>,
  own: ReadonlySet<string>,
): Promise<() => void> {
  const client = await pool.connect()
  const free = async (): Promise<boolean> => {
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${LOCK}) as alone`)
    if (!rows[0]!.alone) return false
    const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet(house) })
    try {
      await utils.migrate()
      const locks = await pool.query<{ locked_by: string }>(
        'select distinct locked_by from graphile_worker.jobs where locked_by is not null',
      )
      const left = locks.rows.map(({ locked_by }) => locked_by).filter((worker) => !own.has(worker))
      if (left.length > 0) await utils.forceUnlockWorkers(left)
    } finally {
      await utils.release()
    }
    return true
  }
  let timer: NodeJS.Timeout | undefined
  const wait = () => {
    timer = setTimeout(() => {
      free().then(
        (done) => done || wait(),
        (error) => house.log('left jobs could not be set free', error),
      )
    }, AGAIN)
    timer.unref()
  }
  if (!(await free())) wait()
  return () => {
    clearTimeout(timer)
    client.release(true)
  }
}
