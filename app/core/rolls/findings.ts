import type { Tx } from '#db/client.ts'
import type { BroughtIn } from './bring-in.ts'

/** Writes with its import what it did and what needs a look: it is done. */
export async function keepFindings(
  tx: Tx,
  placeId: string,
  id: string,
  found: BroughtIn,
  now: Date,
): Promise<void> {
  await tx.deleteFrom('import_problems').where('import_id', '=', id).execute()
  const rows = found.problems.map((problem, n) => ({
    place_id: placeId,
    import_id: id,
    n,
    problem: JSON.stringify(problem),
  }))
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('import_problems')
      .values(rows.slice(at, at + 1000))
      .execute()
  const counts = JSON.stringify({ ...found.counts, problems: found.problemCount })
  await tx
    .updateTable('imports')
    .set({ state: 'done', counts, trouble: null, finished_at: now })
    .where('id', '=', id)
    .execute()
}
