import { z } from 'zod'
import { t } from '#words'

/** How people vote: any projects they like; points shared out; an order. */
export type Form = 'approval' | 'points' | 'ranked'

/**
 * A vote, by the projects' numbers on the ballot. Approval: the numbers, lowest first. Ranked: the numbers, best first.
 * Points: pairs of a number and its points, lowest number first.
 */
export type Answer = readonly number[] | readonly (readonly [number: number, points: number])[]

const number = z.int().positive()
export const answerSchema = z.union([z.array(number), z.array(z.tuple([number, z.number()]))])

/** What a voter of this budget may do. */
export interface Limits {
  readonly form: Form
  /** The most projects on a ballot; null where there is no limit. */
  readonly most: number | null
  /** The points of each voter, where they vote by points. */
  readonly points: number | null
  /** Numbers on the ballot, withdrawn ones too. */
  readonly numbers: ReadonlySet<number>
}

/** The one way to write an answer, so that two people who read the same sheet alike have written the same. */
export function canonical(form: Form, entries: ReadonlyMap<number, number>): Answer {
  const numbers = [...entries]
  if (form === 'points') return numbers.filter(([, points]) => points > 0).toSorted(([a], [b]) => a - b)
  if (form === 'ranked') return numbers.toSorted(([, a], [, b]) => a - b).map(([one]) => one)
  return numbers.map(([one]) => one).toSorted((a, b) => a - b)
}

export const named = (answer: Answer): readonly number[] =>
  answer.map((entry) => (typeof entry === 'number' ? entry : entry[0]))

const pointsIn = (answer: Answer): number =>
  answer.reduce<number>((sum, entry) => sum + (typeof entry === 'number' ? 0 : entry[1]), 0)

/** Whether an answer has more marks, or more points, than a voter of this budget has. */
export const isTooMuch = (answer: Answer, { most, points }: Limits): boolean =>
  (most !== null && answer.length > most) || (points !== null && pointsIn(answer) > points)

/** What is wrong with an answer, said to the voter; null when nothing is. */
export function wrongWith(answer: Answer, limits: Limits): string | null {
  const { form, most, points, numbers } = limits
  if (answer.length === 0) return t('Choose at least one project.')
  if (named(answer).some((one) => !numbers.has(one))) return t('Choose projects from the list.')
  if (most !== null && answer.length > most)
    return t(
      'You chose {count, number}. Choose {most, plural, one {one project} other {# projects}} at most.',
      { count: answer.length, most },
    )
  if (form === 'points' && points !== null && pointsIn(answer) > points)
    return t('You gave {given, number} points. You have {points, number}: take {over, number} away.', {
      given: pointsIn(answer),
      points,
      over: pointsIn(answer) - points,
    })
  return null
}

/** An answer in a few words, for those who compare what was read on a sheet: “3, 7” or “3=5, 7=2”. */
export const inShort = (answer: Answer): string =>
  answer.map((entry) => (typeof entry === 'number' ? String(entry) : `${entry[0]}=${entry[1]}`)).join(', ')

/**
 * What a clerk typed of a sheet: “3 7 12”, in the voter's order where they rank, “3=5 7=2” where they give points.
 * Null when it cannot be read, or a number is there twice.
 */
export function typedMarks(form: Form, typed: string): Answer | null {
  const parts = typed
    .trim()
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
  const entries = new Map<number, number>()
  for (const [place, part] of parts.entries()) {
    const found = form === 'points' ? /^(\d{1,4})=(\d{1,6})$/.exec(part) : /^(\d{1,4})$/.exec(part)
    if (found === null || Number(found[1]) === 0 || entries.has(Number(found[1]))) return null
    entries.set(Number(found[1]), form === 'points' ? Number(found[2]) : place)
  }
  return canonical(form, entries)
}
