import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { runImport } from '#core/rolls/run-import.ts'
import type { House } from '../../house.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid(), personId: z.uuid() })

/** Brings a roll in as whoever started it. */
export const importTask =
  (house: Pick<House, 'db' | 'log' | 'now'>): Task =>
  async (payload, { abortSignal }) => {
    const { id, ...who } = payloadSchema.parse(payload)
    const me = { ...who, proof: 'job' } as const
    await runImport(house, me, id, abortSignal)
  }
