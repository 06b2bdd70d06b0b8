import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

/** Groups in whose name I may run something. */
export const groupsIHost = async (tx: Tx): Promise<readonly Named[]> =>
  (await sql<Named>`select group_id as id, name from groups_i_host() order by name`.execute(tx)).rows

/** Grown-ups in the group that runs it, for whoever runs it: who can stand by a project or have a part. */
export const grownUpsOfHost = async (tx: Tx, sourceId: string): Promise<readonly Named[]> =>
  (
    await sql<Named>`select person_id as id, name from grown_ups_of_host(${sourceId})
      where name is not null order by name`.execute(tx)
  ).rows

/** Groups that something can be for: schools and what is in them, and what is in the towns' name. */
export const groupsItCanBeFor = async (tx: Tx): Promise<readonly Named[]> =>
  tx
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('kind', 'in', ['school', 'small_school', 'organisation', 'partnership'])
    .where('closed_at', 'is', null)
    .orderBy('name')
    .execute()
