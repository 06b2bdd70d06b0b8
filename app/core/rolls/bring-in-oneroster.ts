import { basename } from 'node:path'
import { v7 as newId } from 'uuid'
import type { Tx } from '#db/client.ts'
import { openOneRoster } from '#standards/oneroster/open.ts'
import type { ReadOptions } from '#standards/roll/types.ts'
import { type BroughtIn, bringIn } from './bring-in.ts'

export interface FromPath {
  readonly placeId: string
  readonly path: string
  readonly source: string
  readonly dryRun: boolean
  readonly onProgress?: ReadOptions['onProgress']
  readonly signal?: AbortSignal
}

/**
 * Brings a OneRoster folder or zip in for a whole place: the command line's and the demo town's way.
 * @param transaction runs work as whoever runs Kith, all or nothing: `(work) => asOperator(owner, placeId, work)`
 */
export async function bringInOneRoster(
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  from: FromPath,
): Promise<BroughtIn> {
  const roster = await openOneRoster(from.path)
  const importId = newId()
  try {
    return await bringIn(
      (work) =>
        transaction(async (tx) => {
          await begin(tx, importId, from)
          const done = await work(tx)
          await tx
            .updateTable('imports')
            .set({ finished_at: new Date() })
            .where('id', '=', importId)
            .execute()
          return done
        }),
      { ...from, importId, records: roster.records, complete: isComplete(roster) },
    )
  } finally {
    await roster.close()
  }
}

const begin = (tx: Tx, id: string, { placeId, source, path, dryRun }: FromPath) =>
  tx
    .insertInto('imports')
    .values({
      place_id: placeId,
      id,
      format: 'oneroster',
      source,
      file_name: basename(path),
      dry_run: dryRun,
      state: 'done',
    })
    .execute()

/** Only a roll that says so of every file it brings names everybody. */
export function isComplete(roster: {
  readonly files: readonly { readonly present: boolean; readonly mode: string }[]
}): boolean {
  return roster.files.every((file) => !file.present || file.mode === 'bulk')
}
