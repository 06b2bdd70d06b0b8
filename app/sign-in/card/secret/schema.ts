import { z } from 'zod'
import { t } from '#words'
import { sharedTick } from '../../form.ts'
import { weakness } from './secret-rule.ts'
import { readName } from './sign-in-name.ts'

/** A sign-in name without its digits, and a secret to go with it. */
export const nameAndSecret = {
  base: z
    .string()
    .max(200)
    .transform(readName)
    .pipe(
      z
        .string()
        .min(2, { error: () => t('Type a word or two for your name, like asha-river') })
        .max(40, { error: () => t('Make your name shorter: one or two words are enough') }),
    ),
  secret: z.string().max(1000),
}

/** Says at the field what is weak about a secret. */
export function notWeak({ base, secret }: { base: string; secret: string }, context: z.RefinementCtx): void {
  const message = weakness(secret, base)
  if (message !== undefined) context.addIssue({ code: 'custom', path: ['secret'], message })
}

export const secretForm = z.object({ ...nameAndSecret, shared: sharedTick }).superRefine(notWeak)
