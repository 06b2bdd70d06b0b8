import { dateIn, deletedIn, idIn, instantIn, listIn, neededId, textIn } from '../roll/fields.ts'
import { roleFor } from '../roll/roles.ts'
import { complainAbout, type Row } from '../roll/table.ts'
import type { RollPersonRole } from '../roll/types.ts'
import { nameKey } from './persons.ts'
import { isOnGone, originOf, type Reading, refers } from './reading.ts'

/** What each person is where: from roles.csv (1.2), else from users.csv (1.1). At last, reports those who are nothing. */
export async function* readPersonRoles(reading: Reading): AsyncGenerator<RollPersonRole> {
  yield* reading.has('roles') ? fromRoles(reading) : fromUsers(reading)
  // An update brings the roles that changed; the others are as they were.
  if (reading.isUpdate('roles')) return
  const complain = (line: number) => complainAbout(reading.report, reading.nameOf('users'), line)
  for (const { id, line } of reading.people.withoutRole())
    complain(line)('taken with care', 'role-none', { field: 'role', value: id })
}

async function* fromRoles(reading: Reading): AsyncGenerator<RollPersonRole> {
  const ids = new Map<string, number>()
  for await (const row of reading.rows('roles')) {
    const person = neededId(row, 'userSourcedId')
    if (!person || !(await refers(reading, row, 'person', 'userSourcedId', person))) continue
    reading.people.setRoleReported(person)
    const org = neededId(row, 'orgSourcedId')
    if (!org || !(await refers(reading, row, 'org', 'orgSourcedId', org))) continue
    const deleted = deletedIn(row)
    if (!deleted && isOnGone(reading, row, 'org', 'orgSourcedId', org)) continue
    const role = roleIn(row)
    if (!role) continue
    const sourcedId = idIn(row, 'sourcedId') ?? `${person}:${org}:${role}`
    const first = ids.get(sourcedId)
    if (first !== undefined) {
      row.complain('left out', 'id-twice', { field: 'sourcedId', value: sourcedId, params: { first } })
      continue
    }
    ids.set(sourcedId, row.line)
    if (!deleted) reading.people.setRole(person, role)
    yield {
      kind: 'role',
      sourcedId,
      ...originOf(row),
      deleted,
      modifiedAt: instantIn(row, 'dateLastModified'),
      person,
      org,
      role,
      primary: (textIn(row, 'roleType') ?? '').toLowerCase() === 'primary',
      beginDate: dateIn(row, 'beginDate'),
      endDate: dateIn(row, 'endDate'),
    }
  }
}

/** A second reading of users.csv: only what concerns roles is reported, the rest was the first time. */
async function* fromUsers(reading: Reading): AsyncGenerator<RollPersonRole> {
  const repeated = new Set<string>()
  for await (const quiet of reading.rows('users', true)) {
    const person = idIn(quiet, 'sourcedId')
    if (!person || !reading.people.has(person)) continue
    const own = reading.people.lineOf(person) === quiet.line
    if (!own && !reading.people.sameName(person, nameKey(quiet))) continue
    const row = { ...quiet, complain: complainAbout(reading.report, quiet.file, quiet.line) }
    const deleted = deletedIn(quiet)
    if (deleted && !own) continue
    // Somebody with neither is reported once, at the end.
    if (!quiet.raw('role').trim() && !quiet.raw('orgSourcedIds').trim()) continue
    for (const [place, org] of (await orgsOf(reading, row, deleted)).entries()) {
      for (const word of deleted && !row.raw('role').trim() ? [] : row.raw('role').split(',')) {
        const role = roleIn(row, word)
        if (!role) continue
        const sourcedId = `${person}:${org}:${role}`
        if (reading.people.isTwice(person) && repeated.has(sourcedId)) continue
        if (reading.people.isTwice(person)) repeated.add(sourcedId)
        reading.people.setRole(person, role)
        yield {
          kind: 'role',
          sourcedId,
          ...originOf(row),
          deleted,
          modifiedAt: instantIn(row, 'dateLastModified'),
          person,
          org,
          role,
          primary: own && place === 0,
          beginDate: null,
          endDate: null,
        }
      }
    }
    reading.people.setRoleReported(person)
  }
}

async function orgsOf(reading: Reading, row: Row, deleted: boolean): Promise<readonly string[]> {
  const listed = listIn(row, 'orgSourcedIds')
  const orgs: string[] = []
  for (const id of listed) {
    const there = deleted
      ? await reading.there('org', id)
      : await refers(reading, row, 'org', 'orgSourcedIds', id)
    if (there && (deleted || !isOnGone(reading, row, 'org', 'orgSourcedIds', id))) orgs.push(id)
  }
  if (!listed.length && !deleted) row.complain('left out', 'value-missing', { field: 'orgSourcedIds' })
  return orgs
}

function roleIn(row: Row, word = row.raw('role')) {
  const text = word.trim()
  const role = roleFor(text)
  if (!role)
    row.complain('left out', text ? 'role-unknown' : 'value-missing', {
      field: 'role',
      ...(text && { value: text }),
    })
  return role
}
