import { basename } from 'node:path'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { asOperator } from '#db/as-operator.ts'
import type { Db } from '#db/client.ts'
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

/** Brings a OneRoster folder or zip in as whoever runs Kith: the command line's and the demo town's way. */
export async function bringInOneRoster(owner: Db, from: FromPath): Promise<BroughtIn> {
  const roster = await openOneRoster(from.path)
  const id = newId()
  try {
    return await bringIn(
      (work) =>
        asOperator(owner, from.placeId, async (tx) => {
          await tx
            .insertInto('imports')
            .values({
              place_id: from.placeId,
              id,
              format: 'oneroster',
              source: from.source,
              file_name: basename(from.path),
              dry_run: from.dryRun,
              state: 'done',
            })
            .execute()
          const done = await work(tx)
          await sql`update imports set counts = ${JSON.stringify((done as BroughtIn).counts)}::jsonb, finished_at = now()
            where place_id = ${from.placeId} and id = ${id}`.execute(tx)
          return done
        }),
      { ...from, importId: id, records: roster.records, complete: isComplete(roster) },
    )
  } finally {
    await roster.close()
  }
}

/** Only a roll that says so of every file it brings names everybody. */
export function isComplete(roster: {
  readonly files: readonly { readonly present: boolean; readonly mode: string }[]
}): boolean {
  return roster.files.every((file) => !file.present || file.mode === 'bulk')
}
