import { z } from 'zod'

/** What came of one package: figures, and the most memory its process had, in bytes. CPU seconds are of all threads. */
export const benchedSchema = z.object({
  figures: z.array(
    z.object({
      name: z.string(),
      size: z.string(),
      cpuSeconds: z.number(),
      result: z.string().optional(),
    }),
  ),
  peakBytes: z.number(),
})

export type Benched = z.infer<typeof benchedSchema> & { readonly package: string }
