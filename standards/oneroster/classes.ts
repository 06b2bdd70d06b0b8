import { deletedIn, idIn, instantIn, listIn, neededId, textIn } from '../roll/fields.ts'
import type { Row } from '../roll/table.ts'
import type { ClassType, RollClass } from '../roll/types.ts'
import { gradesIn } from './grades.ts'
import { isOnGone, originOf, type Reading, refers } from './reading.ts'

/** Tutor groups and taught classes. */
export async function* readClasses(reading: Reading): AsyncGenerator<RollClass> {
  const lines = new Map<string, number>()
  for await (const row of reading.rows('classes')) {
    const sourcedId = neededId(row, 'sourcedId')
    if (!sourcedId) continue
    const first = lines.get(sourcedId)
    if (first !== undefined) {
      row.complain('left out', 'id-twice', { field: 'sourcedId', value: sourcedId, params: { first } })
      continue
    }
    const deleted = deletedIn(row)
    const title = textIn(row, 'title') ?? textIn(row, 'classCode') ?? ''
    if (!title && !deleted) {
      row.complain('left out', 'value-missing', { field: 'title' })
      continue
    }
    const school = deleted ? idIn(row, 'schoolSourcedId') : neededId(row, 'schoolSourcedId')
    if (!deleted && (!school || !(await refers(reading, row, 'org', 'schoolSourcedId', school)))) continue
    lines.set(sourcedId, row.line)
    reading.seen.class.add(sourcedId)
    // Its school is no more: so is the class, wherever it was known from.
    const lost = !deleted && isOnGone(reading, row, 'org', 'schoolSourcedId', school!)
    if (deleted || lost) reading.gone.class.add(sourcedId)
    yield {
      kind: 'class',
      sourcedId,
      ...originOf(row),
      deleted: deleted || lost,
      modifiedAt: instantIn(row, 'dateLastModified'),
      title,
      code: textIn(row, 'classCode'),
      type: typeOf(row, deleted),
      location: textIn(row, 'location'),
      ...gradesIn(row),
      school: school && (await reading.there('org', school)) ? school : '',
      sessions: await sessionsOf(reading, row),
      course: idIn(row, 'courseSourcedId'),
      subjects: listIn(row, 'subjects'),
      periods: listIn(row, 'periods'),
    }
  }
}

async function sessionsOf(reading: Reading, row: Row): Promise<readonly string[]> {
  const sessions: string[] = []
  for (const id of listIn(row, 'termSourcedIds')) {
    if (await refers(reading, row, 'session', 'termSourcedIds', id, 'taken with care')) sessions.push(id)
  }
  return sessions
}

function typeOf(row: Row, deleted: boolean): ClassType {
  const text = textIn(row, 'classType') ?? ''
  const word = text.toLowerCase().replace(/[^a-z]/g, '')
  if (/^(homeroom|tutorgroup|form|formgroup|registration|reggroup)$/.test(word)) return 'homeroom'
  if (word && word !== 'scheduled' && !deleted)
    row.complain('taken with care', 'type-unknown', {
      field: 'classType',
      value: text,
      params: { taken: 'scheduled' },
    })
  return 'scheduled'
}
