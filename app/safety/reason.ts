import { z } from 'zod'
import { t } from '#words'

/** A reason that somebody else can follow: a few words at least. */
export const reason = z
  .string()
  .trim()
  .min(10, { error: () => t('Say why, in a sentence.') })
  .max(2000, { error: () => t('Keep it to 2,000 letters.') })
