import { sql } from 'kysely'
import type { Me, Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** Lets an import of mine run, as a dry run or in earnest, now that it knows all it needs. */
export async function startImport(
  tx: Tx,
  me: Me,
  id: string,
  dryRun: boolean,
  options?: object,
): Promise<void> {
  const started = await tx
    .updateTable('imports')
    .set({
      state: 'waiting',
      dry_run: dryRun,
      read_bytes: 0,
      total_bytes: 0,
      trouble: null,
      finished_at: null,
      ...(options && { options: JSON.stringify(options) }),
    })
    .where('id', '=', id)
    .where('started_by', '=', me.personId)
    .where('state', 'in', ['waiting', 'done'])
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('import_pieces').select('n').where('import_id', '=', id)),
    )
    .returning('id')
    .executeTakeFirst()
  if (started === undefined) throw new Refused('not-possible')
  const payload = JSON.stringify({ id, placeId: me.placeId, personId: me.personId })
  await sql`select enqueue('import', ${payload}::jsonb)`.execute(tx)
}
