import { z } from 'zod'
import { t } from '#words'
import { nextPath, sharedTick } from './form.ts'

export const emailForm = z.object({
  email: z
    .string()
    .trim()
    .pipe(
      z
        .email({ error: () => t('Type your e-mail address, like name@example.org') })
        .max(254, { error: () => t('That e-mail address is too long. Check what you typed.') }),
    ),
  next: nextPath,
})

export const nameForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, {
      error: () => t('Type your sign-in name. It is a word or two and a number, like asha-river-42'),
    })
    .max(100, { error: () => t('That is too long for a sign-in name. Check what you typed.') }),
  secret: z
    .string()
    .min(1, { error: () => t('Type your secret') })
    .max(300, { error: () => t('That is too long for a secret. Check what you typed.') }),
  shared: sharedTick,
  next: nextPath,
})
