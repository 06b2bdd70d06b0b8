import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Groups in whose name I may hold something. */
export async function groupsIHostFor(tx: Tx): Promise<readonly { value: string; text: string }[]> {
  const { rows } = await sql<{ value: string; text: string }>`
    select distinct g.id as value, g.name as text from my_powers() p join groups g on g.id = p.group_id
    where p.power = 'host' and g.closed_at is null order by g.name limit 100`.execute(tx)
  return rows
}
