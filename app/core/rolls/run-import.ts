import { isAway } from '#db/away.ts'
import { asPerson, type Db, type Me, type Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { RollUnreadable } from '#standards/roll/problem.ts'
import type { House } from '../../house.ts'
import { record } from '../trail/record.ts'
import { bringIn } from './bring-in.ts'
import { keepFindings } from './findings.ts'
import { dropFile, withKeptFile } from './kept-file.ts'
import { openRoll, type PlainList } from './open-roll.ts'
import { progressOf } from './progress.ts'
import { type Trouble, troubleOf } from './trouble.ts'

type Workplace = Pick<House, 'db' | 'log' | 'now'>

interface Waiting {
  readonly id: string
  readonly file_name: string
  readonly source: string
  readonly dry_run: boolean
  readonly options: { readonly plain?: PlainList }
}

/**
 * Reads a kept file and writes what it says, as the person who started it. Said twice it does no more: an import that is done
 * stays so, one that was cut short begins again from nothing.
 * @throws the signal's reason, or the lost connection, so that the queue tries again; all else becomes the import's `trouble`
 */
export async function runImport(house: Workplace, me: Me, id: string, signal: AbortSignal): Promise<void> {
  const waiting = await asPerson(house.db, me, (tx) => find(tx, me, id))
  if (waiting === undefined) return
  try {
    await withKeptFile(house.db, me, id, (path, bytes) => read(house, me, waiting, { path, bytes, signal }))
  } catch (error) {
    if (signal.aborted || isAway(error)) throw error
    await fail(house.db, me, id, whyNot(house, error))
  }
}

const find = async (tx: Tx, me: Me, id: string) =>
  (await tx
    .selectFrom('imports')
    .select(['id', 'file_name', 'source', 'dry_run', 'options'])
    .where('id', '=', id)
    .where('started_by', '=', me.personId)
    .where('state', 'not in', ['done', 'failed'])
    .executeTakeFirst()) as Waiting | undefined

async function read(
  house: Workplace,
  me: Me,
  waiting: Waiting,
  { path, bytes, signal }: { path: string; bytes: number; signal: AbortSignal },
): Promise<void> {
  const { id, source, dry_run: dryRun, file_name: name } = waiting
  const { plain } = waiting.options
  const roll = await openRoll(path, { name, bytes, plain })
  const progress = progressOf(house, me, id)
  try {
    const found = await bringIn((work) => asPerson(house.db, me, work), {
      importId: id,
      placeId: me.placeId,
      source,
      dryRun,
      isComplete: () => roll.complete,
      records: roll.records,
      onProgress: progress.read,
      onWriting: progress.writing,
      onWritten: async (tx, done) => {
        await keepFindings(tx, me.placeId, id, done, house.now())
        await dropFile(tx, id)
        await record(tx, { verb: 'roll.bring_in', subject: me.personId, thing: id })
      },
      signal,
    })
    await progress.settled()
    if (dryRun) await asPerson(house.db, me, (tx) => keepFindings(tx, me.placeId, id, found, house.now()))
  } finally {
    await progress.settled()
    await roll.close()
  }
}

const fail = (db: Db, me: Me, id: string, trouble: Trouble) =>
  asPerson(db, me, async (tx) => {
    await dropFile(tx, id)
    await tx
      .updateTable('imports')
      .set({ state: 'failed', trouble: JSON.stringify(trouble), finished_at: new Date() })
      .where('id', '=', id)
      .execute()
  })

function whyNot({ log }: Workplace, error: unknown): Trouble {
  if (error instanceof RollUnreadable) return troubleOf(error)
  if (error instanceof Refused) return { code: 'not-in-care' }
  log('fault in an import', error)
  return { code: 'our-side' }
}
