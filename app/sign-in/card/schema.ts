import { z } from 'zod'
import { readPrintedCode } from '#core/codes/printed-code.ts'
import { t } from '#words'

export const cardForm = z.object({
  card: z
    .string()
    .max(100)
    .refine((typed) => readPrintedCode(typed).length === 12, {
      error: () => t('Type all 12 letters and numbers from the card, like K7QF-2MPX-9RTD'),
    }),
})
