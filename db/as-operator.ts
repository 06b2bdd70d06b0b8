import { sql } from 'kysely'
import type { Db, Tx } from './client.ts'
import { refusalOf } from './refused.ts'

/**
 * One transaction of whoever runs Kith, for a whole place: the command line, the demo town. `owner` is a pool with the
 * owner's login, which no request ever has.
 */
export function asOperator<T>(owner: Db, placeId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.place_id', ${placeId}, true)`.execute(tx)
    try {
      return await work(tx)
    } catch (error) {
      throw refusalOf(error) ?? error
    }
  })
}
