import { deletedIn, idIn, instantIn, neededId, textIn } from '../roll/fields.ts'
import type { Row } from '../roll/table.ts'
import { ORG_TYPES, type OrgType, type RollOrg } from '../roll/types.ts'
import { MOST_NODES, parentsFirst, withoutLostParents } from './families.ts'
import { originOf, type Reading } from './reading.ts'

/** What others call the types. */
const ALIASES: Readonly<Record<string, OrgType>> = {
  trust: 'district',
  multiacademytrust: 'district',
  mat: 'district',
  federation: 'district',
  localauthority: 'local',
  lea: 'local',
  academy: 'school',
}

/** Schools and what they belong to, parents first. */
export async function* readOrgs(reading: Reading): AsyncGenerator<RollOrg> {
  const nodes = new Map<string, { record: RollOrg; row: Row }>()
  for await (const row of reading.rows('orgs')) {
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
    const deleted = deletedIn(row)
    const name = textIn(row, 'name') ?? ''
    if (!name && !deleted) {
      row.complain('left out', 'value-missing', { field: 'name' })
      continue
    }
    const record: RollOrg = {
      kind: 'org',
      sourcedId,
      ...originOf(row),
      deleted,
      modifiedAt: instantIn(row, 'dateLastModified'),
      name,
      type: typeOf(row, deleted),
      identifier: textIn(row, 'identifier'),
      parent: idIn(row, 'parentSourcedId'),
    }
    nodes.set(sourcedId, { record, row })
  }
  await withoutLostParents(nodes, 'org', (id) => reading.there('org', id))
  for (const record of parentsFirst(nodes)) {
    reading.seen.org.add(record.sourcedId)
    if (record.deleted) reading.gone.org.add(record.sourcedId)
    yield record
  }
}

function typeOf(row: Row, deleted: boolean): OrgType {
  const text = textIn(row, 'type') ?? ''
  const word = text.toLowerCase().replace(/[^a-z]/g, '')
  const type = ORG_TYPES.find((one) => one === word) ?? ALIASES[word]
  if (type) return type
  if (!deleted)
    row.complain('taken with care', 'type-unknown', {
      field: 'type',
      value: text,
      params: { taken: 'school' },
    })
  return 'school'
}
