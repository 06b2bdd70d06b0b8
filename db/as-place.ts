import { sql } from 'kysely'
import type { Db, Tx } from './client.ts'
import { refusalOf } from './refused.ts'

/**
 * One transaction for a whole place and for nobody in it: background work that no person may do, such as reading rankings. The
 * role is that of requests; with no person the row policies give nothing, and functions that do ask for exactly this.
 * @param db the pool of `kith_app`
 */
export function asPlace<T>(db: Db, placeId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.place_id', ${placeId}, true), set_config('app.person_id', '', true),
      set_config('app.helper_id', '', true), set_config('app.proof', '', true)`.execute(tx)
    try {
      return await work(tx)
    } catch (error) {
      throw refusalOf(error) ?? error
    }
  })
}
