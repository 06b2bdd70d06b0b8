import type { Place } from './town.ts'

const GROWN_UP = 18
/** A year group's learners are at most this much older than its number (Year 7: eleven). */
const YEAR_GROUP_TO_AGE = 4

/** Born less than 18 years ago; without a birth date, a student of a roll. */
export function isKnownChild(at: Place, who: string): boolean {
  const years = yearsOld(at, who)
  return years === undefined ? isStudentOfARoll(at, who) : years < GROWN_UP
}

/** Whoever is not a known adult is treated as a child: somebody of unknown age too. */
export const isChild = (at: Place, who: string): boolean => !isKnownAdult(at, who)

function isKnownAdult(at: Place, who: string): boolean {
  const years = yearsOld(at, who)
  if (years !== undefined) return years >= GROWN_UP
  return !isStudentOfARoll(at, who) && at.adult_words.some((word) => word.person_id === who)
}

/** Whole years, for the table that says whose yes is needed: by birth date, else by year group, else 0. */
export function ageOf(at: Place, who: string): number {
  const yearGroup = at.people_private.find((row) => row.person_id === who)?.year_group ?? null
  return yearsOld(at, who) ?? (yearGroup === null ? 0 : yearGroup + YEAR_GROUP_TO_AGE)
}

const isStudentOfARoll = (at: Place, who: string): boolean =>
  at.memberships.some(
    (row) => row.person_id === who && row.to_at === null && row.role === 'student' && row.source === 'roll',
  )

function yearsOld(at: Place, who: string): number | undefined {
  const birth = at.people_private.find((row) => row.person_id === who)?.birth_date ?? null
  if (birth === null) return undefined
  const [year, month, day] = parts(at.today)
  const [birthYear, birthMonth, birthDay] = parts(birth)
  const hadBirthday = month > birthMonth || (month === birthMonth && day >= birthDay)
  return year - birthYear - (hadBirthday ? 0 : 1)
}

const parts = (day: string) => day.split('-').map(Number) as [number, number, number]
