import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { t } from '#words'
import { Mend } from './ask.tsx'
import { momentAt } from './moment-at.ts'
import { typedDay } from './typed-date.ts'

/** Fields of a form for a day and a time of it: `when-day`, `when-month`, `when-year`, `time`. */
export const momentFields = {
  'when-day': z.string().default(''),
  'when-month': z.string().default(''),
  'when-year': z.string().default(''),
  time: z
    .string({ error: () => t('Write a time, like 12:40.') })
    .trim()
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: () => t('Write a time, like 12:40.') }),
}

/**
 * The moment that was typed into those fields, by the clocks here.
 * @throws Mend when the day is none, or the moment has passed
 */
export async function typedMoment(
  tx: Tx,
  input: { readonly time: string } & Readonly<Record<string, unknown>>,
  now: Date,
): Promise<Date> {
  const day = typedDay(input, 'when', now)
  if (day === null) throw new Mend('when', t('Write a date, like 9 3 2027.'))
  const at = await momentAt(tx, day, input.time)
  if (at <= now) throw new Mend('when', t('That has passed. Choose a day to come.'))
  if (at.getTime() - now.getTime() > 2 * 365 * 86_400_000)
    throw new Mend('when', t('That is more than two years away. Look at the year again.'))
  return at
}
