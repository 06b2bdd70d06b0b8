const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.,+\-Z ]*)?$/
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/
const SHORT = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$/
const MONTH_WORD = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?[ ,-]+(\d{4})$/i

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : null
}

/** As spreadsheets take two digits: 30 is 1930, 29 is 2029. */
const century = (year: number) => year + (year < 30 ? 2000 : 1900)

/**
 * A date as schools write it, as `YYYY-MM-DD`; day before month, as in Britain.
 * @returns `iso` tells whether it was written so that there is no doubt; null when it is no date between 1900 and 2200.
 */
export function readDay(text: string): { readonly date: string; readonly iso: boolean } | null {
  const iso = ISO.exec(text)
  if (iso) return wrap(real(Number(iso[1]), Number(iso[2]), Number(iso[3])), true)
  const first = YEAR_FIRST.exec(text) ?? COMPACT.exec(text)
  if (first) return wrap(real(Number(first[1]), Number(first[2]), Number(first[3])), false)
  const day = DAY_FIRST.exec(text)
  if (day) return wrap(real(Number(day[3]), Number(day[2]), Number(day[1])), false)
  const short = SHORT.exec(text)
  if (short) return wrap(real(century(Number(short[3])), Number(short[2]), Number(short[1])), false)
  const word = MONTH_WORD.exec(text)
  if (!word) return null
  const month = MONTHS.indexOf((word[2] ?? '').slice(0, 3).toLowerCase()) + 1
  return month ? wrap(real(Number(word[3]), month, Number(word[1])), false) : null
}

const wrap = (date: string | null, iso: boolean) => (date ? { date, iso } : null)
