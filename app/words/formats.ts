import { currentLanguage, currentTimeZone } from './current.ts'

// To make one of Intl's takes as long as sixty uses of it, and a page says many days.
const made = new Map<string, unknown>()
function kept<T>(kind: new (language: string, options: object) => T, language: string, options: object): T {
  const key = `${kind.name} ${language} ${JSON.stringify(options)}`
  const known = made.get(key)
  if (known !== undefined) return known as T
  const one = new kind(language, options)
  made.set(key, one)
  return one
}

/** A moment, or a day of the calendar as `YYYY-MM-DD` (which is the same day in every time zone). */
export type When = Date | string

const dateStyles = {
  /** 3 March 2027 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Wednesday 3 March */
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  /** 3 Mar 2027 */
  short: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const calendarDay = /^\d{4}-\d{2}-\d{2}$/

function moment(when: When): { date: Date; timeZone: string } {
  if (typeof when === 'string' && calendarDay.test(when))
    return { date: new Date(`${when}T00:00Z`), timeZone: 'UTC' }
  return { date: new Date(when), timeZone: currentTimeZone() }
}

function format(when: When, options: Intl.DateTimeFormatOptions): string {
  const { date, timeZone } = moment(when)
  return kept(Intl.DateTimeFormat, currentLanguage().formats, { ...options, timeZone }).format(date)
}

export const formatDate = (when: When, style: keyof typeof dateStyles = 'long'): string =>
  format(when, dateStyles[style])

/** 4:05 pm, in the current time zone. */
export const formatTime = (when: Date | string): string =>
  format(when, { hour: 'numeric', minute: '2-digit', hour12: true })

/** 3 March 2027 at 4:05 pm */
export const formatDateTime = (when: Date | string): string =>
  format(when, { dateStyle: 'long', timeStyle: 'short' })

/** The day of the calendar a moment falls on, `YYYY-MM-DD`, in the current time zone. */
export function dayOf(when: When): string {
  const { date, timeZone } = moment(when)
  const parts = kept(Intl.DateTimeFormat, 'en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(date)
}

/** The last second of a day of the calendar, `YYYY-MM-DD`, by the clocks of the current time zone. */
export function endOfDay(day: string): Date {
  const wanted = Date.parse(`${day}T23:59:59Z`)
  const clock = kept(Intl.DateTimeFormat, 'en-CA', {
    timeZone: currentTimeZone(),
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  const shown = (at: number) => Date.parse(`${clock.format(at).replace(', ', 'T')}Z`)
  // Twice: what the clocks show at the first guess may be of the other side of a change of theirs.
  const guess = wanted - (shown(wanted) - wanted)
  return new Date(guess - (shown(guess) - wanted))
}

/** “today”, “yesterday”, “in 3 days” within a week of `now`; the date beyond it. */
export function formatRelativeDay(when: When, now: When = new Date()): string {
  const days = Math.round((Date.parse(dayOf(when)) - Date.parse(dayOf(now))) / 86_400_000)
  if (Math.abs(days) > 7) return formatDate(when)
  return kept(Intl.RelativeTimeFormat, currentLanguage().formats, { numeric: 'auto' }).format(days, 'day')
}

export const formatNumber = (number: number | bigint, options: Intl.NumberFormatOptions = {}): string =>
  kept(Intl.NumberFormat, currentLanguage().formats, options).format(number)

/** Asha, Mo and Jean */
export function formatList(
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const list = kept(Intl.ListFormat, currentLanguage().formats, { type })
  const words = list.format(items)
  // In parts it takes three times as long, which only Welsh needs.
  if (!words.includes('a(c)')) return words
  return list
    .formatToParts(items)
    .map(({ value }, index) =>
      value.includes('a(c)') ? welshAnd(value, items[(index + 1) / 2] ?? '') : value,
    )
    .join('')
}

// Unicode's Welsh has one “a(c)” for both: “ac” stands before a vowel, “a” before anything else.
const welshAnd = (value: string, next: string): string =>
  value
    .replace('a(c)', /^([aeiou]|[wy]\u0302)/i.test(next.normalize('NFD')) ? 'ac' : 'a')
    .replace(/^,(?= ac? )/, '')

/** Sorts by what people in the current language expect of an alphabet. */
export const inOrder = (one: string, other: string): number =>
  kept(Intl.Collator, currentLanguage().formats, { numeric: true }).compare(one, other)
