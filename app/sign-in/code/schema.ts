import { z } from 'zod'
import { t } from '#words'
import { nextPath, sharedTick } from '../form.ts'

export const codeForm = z.object({
  code: z
    .string()
    .max(50)
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{8}$/, { error: () => t('Type the 8 numbers from the e-mail') })),
  shared: sharedTick,
  next: nextPath,
})
