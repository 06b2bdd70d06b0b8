import { z } from 'zod'
import { t } from '#words'
import { madePasskey } from '../../passkey/answer.ts'
import { jsonField } from '../../passkey/json-field.ts'

export const addForm = z.object({
  label: z
    .string()
    .trim()
    .transform((label) => [...label.replace(/\p{Cc}/gu, ' ')].slice(0, 60).join('').trim() || t('Passkey')),
  answer: jsonField.pipe(madePasskey),
})

export const removeForm = z.object({ passkey: z.string().regex(/^[\w-]{1,2000}$/) })
