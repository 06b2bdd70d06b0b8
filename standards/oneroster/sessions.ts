import { dateIn, deletedIn, idIn, instantIn, neededId, textIn } from '../roll/fields.ts'
import type { Row } from '../roll/table.ts'
import { type RollSession, SESSION_TYPES, type SessionType } from '../roll/types.ts'
import { MOST_NODES, parentsFirst, withoutLostParents } from './families.ts'
import { originOf, type Reading } from './reading.ts'

/** School years and terms, parents first. */
export async function* readSessions(reading: Reading): AsyncGenerator<RollSession> {
  const nodes = new Map<string, { record: RollSession; row: Row }>()
  for await (const row of reading.rows('academicSessions')) {
    const sourcedId = neededId(row, 'sourcedId')
    if (!sourcedId) continue
    const before = nodes.get(sourcedId)
    if (before) {
      row.complain('left out', 'id-twice', {
        field: 'sourcedId',
        value: sourcedId,
        params: { first: before.row.line },
      })
      continue
    }
    if (nodes.size === MOST_NODES) {
      row.complain('left out', 'too-many', { params: { most: MOST_NODES } })
      break
    }
    const record = sessionOf(row, sourcedId)
    if (record) nodes.set(sourcedId, { record, row })
  }
  await withoutLostParents(nodes, 'session', (id) => reading.there('session', id))
  for (const record of parentsFirst(nodes)) {
    reading.seen.session.add(record.sourcedId)
    yield record
  }
}

function sessionOf(row: Row, sourcedId: string): RollSession | null {
  const deleted = deletedIn(row)
  const title = textIn(row, 'title') ?? ''
  if (!title && !deleted) {
    row.complain('left out', 'value-missing', { field: 'title' })
    return null
  }
  const startDate = dateIn(row, 'startDate', !deleted)
  const endDate = dateIn(row, 'endDate', !deleted)
  if (!deleted && (!startDate || !endDate)) return null
  if (startDate && endDate && endDate < startDate) {
    row.complain('left out', 'dates-turned', {
      field: 'endDate',
      value: endDate,
      params: { start: startDate },
    })
    return null
  }
  return {
    kind: 'session',
    sourcedId,
    ...originOf(row),
    deleted,
    modifiedAt: instantIn(row, 'dateLastModified'),
    title,
    type: typeOf(row, deleted),
    startDate: startDate ?? '',
    endDate: endDate ?? '',
    parent: idIn(row, 'parentSourcedId'),
    schoolYear: Number(/\b(?:19|20|21)\d{2}$/.exec(row.raw('schoolYear').trim())?.[0]) || null,
  }
}

function typeOf(row: Row, deleted: boolean): SessionType {
  const text = textIn(row, 'type') ?? ''
  const word = text.toLowerCase().replace(/[^a-z]/g, '')
  const type = SESSION_TYPES.find((one) => one.toLowerCase() === word)
  if (type) return type
  const taken = /year/.test(word) ? 'schoolYear' : 'term'
  if (!deleted)
    row.complain('taken with care', 'type-unknown', { field: 'type', value: text, params: { taken } })
  return taken
}
