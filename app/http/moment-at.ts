import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { currentTimeZone } from '#words'

/** The moment at which the clocks here show a time of a day: `2027-03-09`, `12:40`. The database knows when clocks change. */
export async function momentAt(tx: Tx, day: string, time: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select (${day}::date + ${time}::time) at time zone ${currentTimeZone()} as at`.execute(tx)
  return rows[0]!.at
}
