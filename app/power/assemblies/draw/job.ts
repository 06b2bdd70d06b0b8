import { commit, findLottery, type Progress, SortitionError } from '@kith/sortition'
import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import type { House } from '../../../house.ts'
import { drawSecret } from '../codes.ts'
import { drawInput, problemOf } from './input.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })
const STAGES = ['checking', 'bounding', 'building', 'proving', 'rounding'] as const
const EVERY = 700

/**
 * Works out the fairest lottery and its document, for the place and as nobody in it. Taken up again after a fall it finds the
 * same: its input is fixed while it is under way, and its salts follow from the draw's id and this installation's secret.
 */
export const drawTask =
  ({ db, secret }: Pick<House, 'db' | 'secret'>): Task =>
  async (payload, { abortSignal }) => {
    const { id, placeId } = payloadSchema.parse(payload)
    const inPlace = <T>(work: Parameters<typeof asPlace<T>>[2]) => asPlace(db, placeId, work)
    const input = await inPlace((tx) => drawInput(tx, id))
    if (input === null) return
    const progress = report((share) =>
      inPlace(async (tx) => void (await sql`select draw_goes_on(${id}, ${share})`.execute(tx))),
    )
    try {
      const lottery = await findLottery(input, {
        onProgress: progress.tell,
        ...(abortSignal === undefined ? {} : { signal: abortSignal }),
      })
      const { document, digest, tickets } = commit(lottery, { secret: drawSecret(secret, id) })
      const people = tickets.map(({ id, pseudonym, panels }) => ({ id, pseudonym, panels }))
      await progress.over()
      await inPlace((tx) =>
        sql`select keep_draw(${id}, ${JSON.stringify(document)}::jsonb, ${digest}, ${JSON.stringify(people)}::jsonb)`.execute(
          tx,
        ),
      )
    } catch (error) {
      await progress.over()
      if (!(error instanceof SortitionError)) throw error
      const problem = JSON.stringify(problemOf(error))
      await inPlace((tx) => sql`select refuse_draw(${id}, ${problem}::jsonb)`.execute(tx))
    }
  }

/** Writes how far it is, now and then and one after the other. */
function report(write: (share: number) => Promise<void>) {
  let last = 0
  let writing: Promise<void> = Promise.resolve()
  return {
    tell: ({ stage, done }: Progress) => {
      if (Date.now() - last < EVERY) return
      last = Date.now()
      const share = (STAGES.indexOf(stage) + Math.min(1, done)) / STAGES.length
      writing = writing.then(() => write(share))
      // Awaited in `over`; until then a failure is nobody's to catch.
      writing.catch(() => {})
    },
    over: () => writing,
  }
}
