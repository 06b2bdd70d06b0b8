import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '#db/client.ts'
import type { RollProblem } from '#standards/roll/problem.ts'
import type { ReadOptions, RollRecord } from '#standards/roll/types.ts'
import { knownIn } from './known-in.ts'

/** How many of what an import made, changed or ended. */
export type Counts = Readonly<Record<string, number>>

export interface BroughtIn {
  readonly counts: Counts
  /** The first of them; `problemCount` is how many there were. */
  readonly problems: readonly RollProblem[]
  readonly problemCount: number
  /** How many of all of them cost something: a line, a file, a link. */
  readonly leftOutCount: number
}

export interface Roll {
  readonly importId: string
  readonly placeId: string
  /** Whose ids these are: the same source again updates, another source makes people of its own. */
  readonly source: string
  readonly records: (options: ReadOptions) => AsyncIterable<RollRecord>
  /** Names everybody, so that whoever is missing from a group it names has left that group. */
  readonly isComplete: () => boolean
  readonly dryRun: boolean
  readonly onProgress?: ReadOptions['onProgress'] | undefined
  /** Called once, when all is read and the writing begins. */
  readonly onWriting?: (() => void) | undefined
  /** In the same transaction, when everything is written; not for a dry run. */
  readonly onWritten?: ((tx: Tx, found: BroughtIn) => Promise<void>) | undefined
  readonly signal?: AbortSignal | undefined
}

const BATCH = 1000
/** What a page can show and a person can read; the rest is counted. */
export const MOST_PROBLEMS = 5000

/** Rolls a dry run back, taking out what it found. */
class DryRun extends Error {
  readonly found: BroughtIn
  constructor(found: BroughtIn) {
    super('dry run')
    this.found = found
  }
}

/**
 * Reads a roll and writes what it says, all in one transaction: a dry run, a failure or a kill leaves everything as it was.
 * Memory stays flat however large the roll. The row in `imports` must be there already.
 * @param transaction runs work as whoever brings the roll in (a person with the power to, or whoever runs Kith)
 * @throws RollUnreadable, Refused ('not-yours': a school outside one's care), the signal's reason
 */
export async function bringIn(
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  roll: Roll,
): Promise<BroughtIn> {
  try {
    return await transaction(async (tx) => {
      // One roll at a time in a place: two would each see half of the other.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`roll ${roll.placeId}`}, 0))`.execute(tx)
      const found = await stage(tx, roll)
      roll.onWriting?.()
      const { rows } = await sql<{ counts: Counts }>`
        select import_apply(${roll.importId}, ${roll.isComplete()}) as counts`.execute(tx)
      await tx.deleteFrom('import_rows').where('import_id', '=', roll.importId).execute()
      const done = { counts: rows[0]!.counts, ...found }
      if (roll.dryRun) throw new DryRun(done)
      await roll.onWritten?.(tx, done)
      return done
    })
  } catch (error) {
    if (error instanceof DryRun) return error.found
    throw error
  }
}

async function stage(tx: Tx, roll: Roll): Promise<Omit<BroughtIn, 'counts'>> {
  const problems: RollProblem[] = []
  let problemCount = 0
  let leftOutCount = 0
  let n = 0
  let batch: object[] = []
  const flush = async () => {
    if (batch.length === 0) return
    await sql`insert into import_rows (place_id, import_id, n, new_id, kind, record)
      select ${roll.placeId}, ${roll.importId}, r.n, r.new_id, r.kind, r.record
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
        as r (n int, new_id uuid, kind text, record jsonb)`.execute(tx)
    batch = []
  }
  const records = roll.records({
    onProblem: (problem) => {
      problemCount += 1
      if (problem.severity === 'left out') leftOutCount += 1
      if (problems.length < MOST_PROBLEMS) problems.push(problem)
    },
    known: knownIn(tx, roll.source),
    ...(roll.onProgress && { onProgress: roll.onProgress }),
    ...(roll.signal && { signal: roll.signal }),
  })
  for await (const record of records) {
    n += 1
    batch.push({ n, new_id: newId(), kind: record.kind, record })
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return { problems, problemCount, leftOutCount }
}
