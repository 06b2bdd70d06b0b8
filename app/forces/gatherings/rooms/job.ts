import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import { isAway } from '#db/away.ts'
import type { House } from '../../../house.ts'
import { givenSchema } from './given.ts'
import { seat } from './seat.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid(), round: z.int() })

/**
 * Seats a round, for the place and as nobody in it: no person reads who is kept from whom. The database looks at every room once
 * more. Done twice it is done once: a round that is no longer being made is left alone.
 */
export const roomsTask =
  ({ db, log }: Pick<House, 'db' | 'log'>): Task =>
  async (payload) => {
    const { id, placeId, round } = payloadSchema.parse(payload)
    const inPlace = <T>(work: Parameters<typeof asPlace<T>>[2]) => asPlace(db, placeId, work)
    const given = await inPlace(async (tx) => {
      const { rows } = await sql<{ input: unknown }>`select rooms_input(${id}, ${round}) as input`.execute(tx)
      return givenSchema.nullable().parse(rows[0]!.input)
    })
    if (given === null) return
    const fail = (why: object) =>
      inPlace((tx) => sql`select fail_rooms(${id}, ${round}, ${JSON.stringify(why)}::jsonb)`.execute(tx))
    try {
      const seated = await seat(given)
      if ('rooms' in seated)
        await inPlace((tx) =>
          sql`select keep_rooms(${id}, ${round}, ${JSON.stringify(seated.rooms)}::jsonb)`.execute(tx),
        )
      else await fail(seated)
    } catch (error) {
      if (isAway(error)) throw error
      log('fault in the rooms of a gathering', error)
      await fail({ lacks: 'fault', mends: [] })
    }
  }
