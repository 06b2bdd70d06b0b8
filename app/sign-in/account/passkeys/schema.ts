import { z } from 'zod'
import { t } from '#words'
import { madePasskey } from '../../passkey/answer.ts'
import { jsonField } from '../../passkey/json-field.ts'

export const addForm = z.object({
  label: z
    .string()
    .trim()
    .transform((label) => [...label].slice(0, 60).join('') || t('Passkey')),
  answer: jsonField.pipe(madePasskey),
})

export const removeForm = z.object({ passkey: z.string().min(1).max(2000) })
