import pg from 'pg'
import { ANYTHING } from '../../../db/checked-cache.ts'
import { CITY } from './fill.ts'
import { inTurn } from './in-turn.ts'
import type { Request } from './load.ts'

/**
 * How long one person waits, alone, for what has to be worked out anew: before each page it is said that anything may have changed.
 * @returns the median in milliseconds
 */
export async function anew(databaseUrl: string, url: string, requests: readonly Request[]): Promise<number> {
  const db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()
  try {
    const some = Array.from({ length: 15 }, (_, n) => requests[n % requests.length]!)
    const took = await inTurn(some, async ({ path, cookie }) => {
      await db.query('insert into recent_changes (place_id, about) values ($1, $2)', [CITY, ANYTHING])
      const from = performance.now()
      await (await fetch(`${url}${path}`, { headers: { cookie } })).text()
      return performance.now() - from
    })
    return took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)]!
  } finally {
    await db.end()
  }
}
