import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { v7 as newId } from 'uuid'
import type { Tx } from '#db/client.ts'
import type { ReadOptions } from '#standards/roll/types.ts'
import { type BroughtIn, bringIn } from './bring-in.ts'
import { keepFindings } from './findings.ts'
import { openRoll, type PlainList } from './open-roll.ts'

export interface FromPath {
  readonly placeId: string
  /** A file or, of OneRoster, a folder. */
  readonly path: string
  readonly source: string
  readonly dryRun: boolean
  /** For a plain list: what it does not say itself, asked for inside the transaction. Without it the path is OneRoster. */
  readonly plain?: (tx: Tx) => Promise<PlainList>
  readonly onProgress?: ReadOptions['onProgress']
  readonly onWriting?: () => void
  readonly signal?: AbortSignal
}

/**
 * Brings a roll in for a whole place, from where it lies: the command line's way.
 * @param transaction runs work as whoever runs Kith, all or nothing: `(work) => asOperator(owner, placeId, work)`
 * @throws RollUnreadable, the signal's reason
 */
export async function bringInPath(
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  from: FromPath,
): Promise<BroughtIn> {
  const { path, placeId } = from
  const importId = newId()
  const name = basename(path)
  // A plain list is opened only once the transaction knows its school; what is OneRoster may be refused before.
  const roster = from.plain === undefined ? await openRoll(path, { name, bytes: 0 }) : undefined
  let roll = roster
  try {
    return await bringIn(
      (work) =>
        transaction(async (tx) => {
          await begin(tx, importId, from, name)
          if (from.plain !== undefined) {
            const { size: bytes } = await stat(path)
            roll = await openRoll(path, { name, bytes, plain: await from.plain(tx) })
          }
          return work(tx)
        }),
      {
        ...from,
        importId,
        records: (options) => roll!.records(options),
        isComplete: () => roll!.complete,
        onWritten: (tx, found) => keepFindings(tx, placeId, importId, found, new Date()),
      },
    )
  } finally {
    await roll?.close()
  }
}

const begin = (tx: Tx, id: string, { placeId, source, dryRun, plain }: FromPath, file_name: string) =>
  tx
    .insertInto('imports')
    .values({
      place_id: placeId,
      id,
      format: plain === undefined ? 'oneroster' : 'plain',
      source,
      file_name,
      dry_run: dryRun,
      state: 'reading',
    })
    .execute()
