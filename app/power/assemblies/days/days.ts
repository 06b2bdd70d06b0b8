import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** A day of an assembly: a gathering that it led to. */
export interface Day {
  readonly id: string
  readonly title: string
  readonly startsAt: Date
  readonly atPlace: string
}

/** Those I may see, the first first. */
export async function daysOf(tx: Tx, assemblyId: string): Promise<readonly Day[]> {
  const { rows } = await sql<Day>`
    select g.id, s.title, g.starts_at as "startsAt", g.at_place as "atPlace"
    from source_links l join gatherings g on g.id = l.to_id join sources s on s.id = g.id
    where l.from_id = ${assemblyId} and g.shape = 'assembly_day' and g.called_off_at is null order by g.starts_at, g.id`.execute(
    tx,
  )
  return rows
}
