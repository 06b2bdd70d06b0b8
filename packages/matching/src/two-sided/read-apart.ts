import { MatchingError } from '../error.ts'
import { readList, readText, show } from '../read.ts'

/** Reads the pairs (learner, mentor) that must not be, as numbers `learner * mentors + mentor`. */
export function readApart(
  value: unknown,
  learnerAt: ReadonlyMap<string, number>,
  mentorAt: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const apart = new Set<number>()
  readList(value, { list: 'apart' }).forEach((pair, at) => {
    const place = { list: 'apart', row: at + 1 }
    const [learner, mentor, ...more] = readList(pair, place, true)
    if (more.length > 0)
      throw new MatchingError(place, 'has more than two names', 'Give a learner and a mentor')
    const l = learnerAt.get(readText(learner, { ...place, field: 'learner' }))
    const m = mentorAt.get(readText(mentor, { ...place, field: 'mentor' }))
    if (l === undefined)
      throw new MatchingError(place, `${show(learner)} is not among the learners`, 'Mend the name')
    if (m === undefined)
      throw new MatchingError(place, `${show(mentor)} is not among the mentors`, 'Mend the name')
    apart.add(l * mentorAt.size + m)
  })
  return apart
}
