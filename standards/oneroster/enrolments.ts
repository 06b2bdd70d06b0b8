import { dateIn, deletedIn, idIn, instantIn, neededId, yesIn } from '../roll/fields.ts'
import { roleFor } from '../roll/roles.ts'
import type { RollEnrolment } from '../roll/types.ts'
import { isOnGone, originOf, type Reading, refers } from './reading.ts'

/** Who is in which class. */
export async function* readEnrolments(reading: Reading): AsyncGenerator<RollEnrolment> {
  const lines = new Map<string, number>()
  for await (const row of reading.rows('enrollments')) {
    const klass = neededId(row, 'classSourcedId')
    const person = neededId(row, 'userSourcedId')
    if (!klass || !person) continue
    const classThere = await refers(reading, row, 'class', 'classSourcedId', klass)
    const personThere = await refers(reading, row, 'person', 'userSourcedId', person)
    if (!classThere || !personThere) continue
    const deleted = deletedIn(row)
    if (!deleted && isOnGone(reading, row, 'class', 'classSourcedId', klass)) continue
    const word = row.raw('role').trim()
    const role = roleFor(word)
    if (!role) {
      row.complain('left out', word ? 'role-unknown' : 'value-missing', {
        field: 'role',
        ...(word && { value: word }),
      })
      continue
    }
    const sourcedId = idIn(row, 'sourcedId') ?? `${klass}:${person}:${role}`
    const first = lines.get(sourcedId)
    if (first !== undefined) {
      row.complain('left out', 'id-twice', { field: 'sourcedId', value: sourcedId, params: { first } })
      continue
    }
    lines.set(sourcedId, row.line)
    const school = idIn(row, 'schoolSourcedId')
    const there = school && (await refers(reading, row, 'org', 'schoolSourcedId', school, 'taken with care'))
    yield {
      kind: 'enrolment',
      sourcedId,
      ...originOf(row),
      deleted,
      modifiedAt: instantIn(row, 'dateLastModified'),
      person,
      class: klass,
      role,
      primary: yesIn(row, 'primary', false),
      school: there ? school : null,
      beginDate: dateIn(row, 'beginDate'),
      endDate: dateIn(row, 'endDate'),
    }
  }
}
