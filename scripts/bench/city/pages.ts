import { createHash } from 'node:crypto'
import type { Shape } from './shape.ts'

/** A page to be measured: whom it is opened as, one after the other, and its address for each. */
export interface MeasuredPage {
  readonly name: string
  readonly opened: readonly { readonly as: number; readonly path: string }[]
}

/** The id that `fill.ts` gives: a hash of kind and number with the marks of a UUID. */
export const idOf = (kind: string, n: number): string =>
  createHash('md5')
    .update(`${kind}${n}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')

/** The pages that people open most, each as many people in turn. */
export function measuredPages({
  learners,
  parents,
  staff,
  schools,
  classes,
  mentors,
}: Shape): readonly MeasuredPage[] {
  const staffFrom = learners + parents
  const some = (n: number, of: number) => Array.from({ length: n }, (_, at) => 1 + Math.floor((at * of) / n))
  const as = (people: readonly number[], path: string) => people.map((one) => ({ as: one, path }))
  const mentor = (n: number) => staffFrom + 1 + (Math.floor((n * staff) / mentors) % staff)
  const teacher = (cls: number) => staffFrom + 1 + ((cls * 7) % staff)
  const fifty = some(Math.min(50, classes), Math.min(50, classes))
  const heads = some(Math.min(20, schools), schools).map((school) => staffFrom + school)
  return [
    { name: 'home', opened: as(some(100, learners), '/') },
    { name: 'my people', opened: as(some(100, learners), '/people') },
    { name: 'my plan', opened: as(some(100, learners), '/plan') },
    {
      name: 'a mentor’s 25',
      opened: as(
        some(50, mentors).map((n) => mentor(n - 1)),
        '/mentoring',
      ),
    },
    {
      name: 'a class to map',
      opened: fifty.map((n) => ({ as: teacher(n), path: `/who-knows-whom/rounds/${idOf('map', n)}/mark` })),
    },
    { name: 'coverage of 1,500', opened: as(heads, '/mentoring/half-term') },
    { name: 'a round of 1,500', opened: as([staffFrom + 1], `/mentoring/rounds/${idOf('round', 1)}`) },
  ]
}
