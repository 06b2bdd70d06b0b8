import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import { isAway } from '#db/away.ts'
import type { Tx } from '#db/client.ts'
import type { House } from '../../../house.ts'
import { type CountedText, type CountText, countText } from './count-text.ts'
import type { CountOptions } from './count-votes.ts'
import { countInThread } from './in-thread.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })
/** How often to write how far it is, in milliseconds. */
const TELL_EVERY = 1000

interface Input extends CountText {
  /** When this count was asked for, as the database tells moments apart. */
  readonly asked: string | null
}

/**
 * Counts a listening's votes anew, for the place and as nobody in it. Done twice it is the same count; what was withdrawn in
 * the meantime is left out, and counted again.
 */
export const countTask =
  ({ db, log, now }: Pick<House, 'db' | 'log' | 'now'>): Task =>
  async (payload, { abortSignal }) => {
    const { id, placeId } = payloadSchema.parse(payload)
    const inPlace = <T>(work: (tx: Tx) => Promise<T>) => asPlace(db, placeId, work)
    try {
      const input = await inPlace((tx) => readInput(tx, id))
      const from = now().getTime()
      let toldAt = from
      const result = await countInThread(input, {
        signal: abortSignal,
        onProgress: (share) => {
          if (now().getTime() - toldAt < TELL_EVERY) return
          toldAt = now().getTime()
          inPlace((tx) => sql`select count_is_at(${id}, ${share})`.execute(tx)).catch((error: unknown) =>
            log('how far a count is could not be written', error),
          )
        },
      })
      await inPlace((tx) => keep(tx, id, input.asked, result, (now().getTime() - from) / 1000))
    } catch (error) {
      if (isAway(error) || abortSignal?.aborted) throw error
      log('fault in counting a listening', error)
      await inPlace((tx) => sql`select fail_count(${id})`.execute(tx))
    }
  }

/** The same in this thread and inside one transaction that acts for the place: the demo town, an import. */
export async function countNow(tx: Tx, id: string, options: CountOptions = {}): Promise<void> {
  const input = await readInput(tx, id)
  await keep(tx, id, input.asked, await countText(input, options), 0)
}

async function readInput(tx: Tx, id: string): Promise<Input> {
  const { rows } = await sql<Input>`
    select g->>'asked' as asked, g::text as given, votes_to_count(${id}) as votes from count_input(${id}) g`.execute(
    tx,
  )
  return rows[0]!
}

async function keep(
  tx: Tx,
  id: string,
  asked: string | null,
  { hash, counted }: CountedText,
  seconds: number,
): Promise<void> {
  const [told, kept] = [counted?.told ?? null, counted?.kept ?? null]
  await sql`select keep_count(${id}, ${asked}, ${hash}, ${told}::jsonb, ${kept}::jsonb, ${seconds}::real)`.execute(
    tx,
  )
}
