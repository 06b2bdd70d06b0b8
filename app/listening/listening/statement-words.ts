import { z } from 'zod'
import { t } from '#words'

/** A statement as it is typed. */
export const statementWords = () =>
  z
    .string()
    .trim()
    .min(1, { error: () => t('Write a sentence.') })
    .max(280, { error: () => t('Keep it to 280 letters: one thing, said shortly.') })
