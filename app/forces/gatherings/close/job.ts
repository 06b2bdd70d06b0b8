import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import type { House } from '../../../house.ts'
import { writeOfNotes } from '../letters/write-letters.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })

/** Lets the notes of a closed gathering out, and tells everybody who was there, in Kith and by letter. Done twice, it is done once. */
export const sendTask =
  (house: House): Task =>
  async (payload) => {
    const { id, placeId } = payloadSchema.parse(payload)
    await asPlace(house.db, placeId, (tx) => sql`select send_notes(${id})`.execute(tx))
    await writeOfNotes(house, placeId)
  }
