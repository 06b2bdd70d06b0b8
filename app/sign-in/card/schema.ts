import { z } from 'zod'
import { t } from '#words'
import { readCardSecret } from './card-secret.ts'

export const cardForm = z.object({
  card: z
    .string()
    .max(100)
    .refine((typed) => readCardSecret(typed).length === 12, {
      error: () => t('Type all 12 letters and numbers from the card, like K7QF-2MPX-9RTD'),
    }),
})
