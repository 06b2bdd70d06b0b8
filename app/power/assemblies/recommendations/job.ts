import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { openUrn } from '#core/ballots/open-urn.ts'
import { asPlace } from '#db/as-place.ts'
import type { House } from '../../../house.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })

/** Opens the envelopes of a panel's vote and writes how strongly each recommendation was supported. */
export const voteTask =
  (house: Pick<House, 'db' | 'secret'>): Task =>
  async (payload) => {
    const { id, placeId } = payloadSchema.parse(payload)
    await openUrn(house, placeId, id)
    await asPlace(house.db, placeId, (tx) => sql`select keep_support(${id})`.execute(tx))
  }
