import { emailIn, phoneIn } from '../roll/contact.ts'
import { dateIn, deletedIn, idIn, instantIn, listIn, neededId, textIn, yesIn } from '../roll/fields.ts'
import type { Row } from '../roll/table.ts'
import type { RollPerson } from '../roll/types.ts'
import { gradesIn } from './grades.ts'
import { originOf, type Reading, refers } from './reading.ts'

/** Everybody in users.csv, with the birth dates of demographics.csv. Passwords stay in the file. */
export async function* readPersons(reading: Reading): AsyncGenerator<RollPerson> {
  const births = await readBirths(reading)
  let passwords = false
  for await (const row of reading.rows('users')) {
    if (!passwords && row.raw('password').trim()) {
      passwords = true
      row.complain('taken with care', 'passwords-present', { field: 'password' })
    }
    const sourcedId = neededId(row, 'sourcedId')
    if (!sourcedId || isTaken(reading, row, sourcedId)) continue
    const deleted = deletedIn(row)
    const givenName = textIn(row, 'givenName') ?? ''
    const familyName = textIn(row, 'familyName') ?? ''
    if (!deleted && !named(row, givenName, familyName)) continue
    reading.people.add(sourcedId, row.line, nameKey(row))
    if (deleted) reading.people.setRoleReported(sourcedId)
    const primary = idIn(row, 'primaryOrgSourcedId')
    const org =
      primary && (await refers(reading, row, 'org', 'primaryOrgSourcedId', primary, 'taken with care'))
    yield {
      kind: 'person',
      sourcedId,
      ...originOf(row),
      deleted,
      modifiedAt: instantIn(row, 'dateLastModified'),
      givenName,
      familyName,
      middleName: textIn(row, 'middleName'),
      preferredGivenName: textIn(row, 'preferredGivenName'),
      preferredMiddleName: textIn(row, 'preferredMiddleName'),
      preferredFamilyName: textIn(row, 'preferredFamilyName'),
      pronouns: textIn(row, 'pronouns', 60),
      username: textIn(row, 'username'),
      email: emailIn(row, 'email'),
      phone: phoneIn(row, 'phone'),
      sms: phoneIn(row, 'sms'),
      identifier: textIn(row, 'identifier'),
      userIds: userIdsIn(row),
      ...gradesIn(row),
      birthDate: births.get(sourcedId) ?? null,
      enabled: yesIn(row, 'enabledUser', true),
      primaryOrg: org ? primary : null,
    }
  }
}

/** Whether an earlier line has this id; if that is the same person, this line still counts for its school and role. */
function isTaken(reading: Reading, row: Row, id: string): boolean {
  const first = reading.people.lineOf(id)
  if (first === undefined) return false
  const about = { field: 'sourcedId', value: id, params: { first } }
  if (!reading.has('roles') && reading.people.sameName(id, nameKey(row))) {
    reading.people.setTwice(id)
    row.complain('taken with care', 'person-twice', about)
  } else row.complain('left out', 'id-twice', about)
  return true
}

/** A name as it is compared between two lines of the same id. */
export const nameKey = (row: Row): string =>
  `${row.raw('givenName')}\n${row.raw('familyName')}`
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\n]/gu, '')

function named(row: Row, givenName: string, familyName: string): boolean {
  if (givenName && familyName) return true
  const field = givenName ? 'familyName' : 'givenName'
  const none = !givenName && !familyName
  row.complain(none ? 'left out' : 'taken with care', none ? 'value-missing' : 'name-half', { field })
  return !none
}

/** `{LDAP:Id},{LTI:Id}` in the standard; the braces are often left out. */
function userIdsIn(row: Row): RollPerson['userIds'] {
  return listIn(row, 'userIds').flatMap((item) => {
    const pair = /^\{?\s*([^:{}]+?)\s*:\s*([^{}]+?)\s*\}?$/.exec(item)
    return pair?.[1] && pair[2] ? [{ type: pair[1], id: pair[2] }] : []
  })
}

/** Birth dates by person. The rest of demographics.csv is not Kith's business. */
async function readBirths(reading: Reading): Promise<ReadonlyMap<string, string>> {
  const births = new Map<string, string>()
  for await (const row of reading.rows('demographics')) {
    const id = neededId(row, 'sourcedId')
    const date = id ? dateIn(row, 'birthDate') : null
    if (id && date && !deletedIn(row)) births.set(id, date)
  }
  return births
}
