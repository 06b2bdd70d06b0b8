import { t } from '#words'
import { Mend } from './ask.tsx'

/**
 * A date typed as `<name>-day`, `<name>-month`, `<name>-year`; null when all three are empty. The end of that day, UTC.
 * @throws Mend when it is no date of the calendar, or absurdly far off
 */
export function typedDate(input: Readonly<Record<string, unknown>>, name: string, now: Date): Date | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    String(input[`${name}-${part}`] ?? '').trim(),
  )
  if (!day && !month && !year) return null
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 23, 59, 59))
  const real = date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1
  if (!real || Math.abs(Number(year) - now.getUTCFullYear()) > 130)
    throw new Mend(name, t('Write a date, like 9 3 2027.'))
  return date
}

/** The calendar day of a moment, `2027-03-09`, UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** The same as the text of a calendar day, `2027-03-09`. */
export const typedDay = (
  input: Readonly<Record<string, unknown>>,
  name: string,
  now: Date,
): string | null => {
  const date = typedDate(input, name, now)
  return date === null ? null : dayOf(date)
}
