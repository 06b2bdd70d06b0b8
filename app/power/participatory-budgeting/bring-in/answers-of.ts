import type { Ballots } from '@kith/participatory-budgeting'
import type { Answer, Form } from '../answer.ts'

/** The ballots of an election as answers of a budget, by the places of the projects on its list (from 1). */
export function answersOf(
  { size, starts, named, points, pointScale }: Ballots,
  form: Form,
): readonly Answer[] {
  return Array.from({ length: size }, (_, ballot) => {
    const entries = Array.from(
      { length: starts[ballot + 1]! - starts[ballot]! },
      (_, n) => starts[ballot]! + n,
    )
    if (form === 'points')
      return entries.map((entry) => [named[entry]! + 1, points![entry]! / pointScale] as const)
    return entries.map((entry) => named[entry]! + 1)
  })
}
