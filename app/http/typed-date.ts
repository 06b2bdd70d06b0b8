import { endOfDay, t } from '#words'
import { Mend } from './ask.tsx'

export { dayOf } from '#words'

/**
 * A day of the calendar typed as `<name>-day`, `<name>-month`, `<name>-year`, as `2027-03-09`; null when all three are empty.
 * @throws Mend when it is no date of the calendar, or absurdly far off
 */
export function typedDay(input: Readonly<Record<string, unknown>>, name: string, now: Date): string | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    String(input[`${name}-${part}`] ?? '').trim(),
  )
  if (!day && !month && !year) return null
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const real = date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1
  if (!real || Math.abs(Number(year) - now.getUTCFullYear()) > 130)
    throw new Mend(name, t('Write a date, like 9 3 2027.'))
  return date.toISOString().slice(0, 10)
}

/** The same as the last second of that day by the place's clock. */
export function typedDate(input: Readonly<Record<string, unknown>>, name: string, now: Date): Date | null {
  const day = typedDay(input, name, now)
  return day === null ? null : endOfDay(day)
}
