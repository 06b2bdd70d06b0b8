import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { openUrn } from '#core/ballots/open-urn.ts'
import type { House } from '../../../house.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })

/** Opens the urn of a poll that is over. */
export const countTask =
  (house: Pick<House, 'db' | 'secret'>): Task =>
  async (payload) => {
    const { id, placeId } = payloadSchema.parse(payload)
    await openUrn(house, placeId, id)
  }
