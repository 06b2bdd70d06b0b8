import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export interface HostGroup {
  readonly id: string
  readonly name: string
}

/** Groups in whose name I may call a gathering: those over which I have the power host, but no classes. */
export async function groupsIHost(tx: Tx): Promise<readonly HostGroup[]> {
  const { rows } = await sql<HostGroup>`
    select distinct g.id, g.name from my_powers() p join groups g on g.id = p.group_id
    where p.power = 'host' and g.closed_at is null and g.kind <> 'class' order by g.name, g.id`.execute(tx)
  return rows
}

/** Groups that a gathering of mine can be for: whatever everybody sees, and my own; classes only where I host them. */
export async function groupsToAsk(tx: Tx): Promise<readonly HostGroup[]> {
  const { rows } = await sql<HostGroup>`
    select g.id, g.name from groups g
    where g.closed_at is null
      and (g.kind <> 'class' or g.id in (select group_id from my_powers() where power = 'host')) order by g.name, g.id`.execute(
    tx,
  )
  return rows
}
