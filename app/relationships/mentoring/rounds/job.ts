import { match } from '@kith/matching'
import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import { isAway } from '#db/away.ts'
import type { House } from '../../../house.ts'
import { type RoundInput, toMatch, toPairs } from './to-match.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })

/**
 * Brings learners and mentors together, for the place and as nobody in it: no person reads rankings. Done twice it is the same
 * draft again, because the lot is fixed by the round; a round that is no longer running is left alone.
 */
export const roundTask =
  ({ db, log }: Pick<House, 'db' | 'log'>): Task =>
  async (payload, { abortSignal }) => {
    const { id, placeId } = payloadSchema.parse(payload)
    const inPlace = <T>(work: Parameters<typeof asPlace<T>>[2]) => asPlace(db, placeId, work)
    const given = await inPlace(async (tx) => {
      const { rows } = await sql<{
        input: RoundInput | null
      }>`select mentor_round_input(${id}) as input`.execute(tx)
      return rows[0]!.input
    })
    if (given === null) return
    abortSignal?.throwIfAborted()
    try {
      const made = match(toMatch(given))
      const pairs = JSON.stringify(toPairs(made, given.chose))
      await inPlace((tx) =>
        sql`select keep_mentor_round(${id}, ${pairs}::jsonb, ${[...made.profile.byRank]}::int[])`.execute(tx),
      )
    } catch (error) {
      if (isAway(error)) throw error
      log('fault in a round of mentors', error)
      await inPlace((tx) => sql`select fail_mentor_round(${id})`.execute(tx))
    }
  }
