import { cleanText } from '../roll/clean.ts'
import { emailIn, phoneIn } from '../roll/contact.ts'
import { readDay } from '../roll/date.ts'
import { textIn } from '../roll/fields.ts'
import { roleFor } from '../roll/roles.ts'
import type { Row } from '../roll/table.ts'
import type { RollPerson, RollRole } from '../roll/types.ts'
import { yearGroup } from '../roll/year-group.ts'
import { contactIn, type PlainContact } from './contact.ts'
import { madeId, upnKey } from './ids.ts'
import { nameKey, splitName } from './names.ts'
import { NOBODY } from './nobody.ts'
import { CONTACTS } from './targets.ts'

export type PlainPerson = {
  readonly record: Omit<RollPerson, 'file' | 'line' | 'deleted' | 'modifiedAt'>
  /** What the id was made from, where the file has no number for the person. */
  readonly made: 'name' | 'birth' | null
  /** The name as it is compared. */
  readonly key: string
  /** Null when the file's word for it is unknown. */
  readonly role: RollRole | null
  readonly className: string | null
  readonly contacts: readonly PlainContact[]
}

/** The person on a line, and the contacts beside them; null, and reported, when nobody is named. */
export function plainPerson(row: Row, school: string): PlainPerson | null {
  const whole = splitName(textIn(row, 'fullName') ?? '')
  const givenName = textIn(row, 'givenName') ?? whole.givenName
  const familyName = textIn(row, 'familyName') ?? whole.familyName
  if (!givenName && !familyName) {
    row.complain('left out', 'value-missing', { field: row.raw('familyName') ? 'familyName' : 'fullName' })
    return null
  }
  if (!givenName || !familyName)
    row.complain('taken with care', 'name-half', {
      field: row.raw('fullName') ? 'fullName' : givenName ? 'familyName' : 'givenName',
    })
  const birthDate = birthIn(row)
  const key = nameKey(givenName, familyName)
  const { sourcedId, made } = idOf(row, school, key, birthDate)
  const upn = textIn(row, 'upn')
  const year = textIn(row, 'year', 40)
  const number = year ? yearGroup(year) : null
  if (number === undefined)
    row.complain('taken with care', 'grade-unknown', { field: 'year', value: year ?? '' })
  return {
    record: {
      ...NOBODY,
      sourcedId,
      givenName,
      familyName,
      middleName: textIn(row, 'middleName'),
      preferredGivenName: textIn(row, 'preferredGivenName'),
      preferredFamilyName: textIn(row, 'preferredFamilyName'),
      pronouns: textIn(row, 'pronouns', 60),
      email: emailIn(row, 'email'),
      phone: phoneIn(row, 'phone'),
      identifier: textIn(row, 'id'),
      userIds: upn ? [{ type: 'UPN', id: upn }] : [],
      grades: year ? [year] : [],
      year: number ?? null,
      birthDate,
      primaryOrg: school,
    },
    made,
    key,
    role: roleIn(row),
    className: textIn(row, 'class', 80),
    contacts: CONTACTS.flatMap((contact) => contactIn(row, contact, school, sourcedId) ?? []),
  }
}

function idOf(row: Row, school: string, key: string, birthDate: string | null) {
  const upn = upnKey(row.raw('upn'))
  if (upn) return { sourcedId: `upn:${upn}`, made: null }
  const number = cleanText(row.raw('id') || row.raw('upn')).text
  if (number) return { sourcedId: madeId(school, number), made: null }
  return {
    sourcedId: madeId(school, key, birthDate ?? ''),
    made: birthDate ? ('birth' as const) : ('name' as const),
  }
}

function roleIn(row: Row): RollRole | null {
  const word = textIn(row, 'role')
  if (!word) return 'student'
  const role = roleFor(word)
  if (!role) row.complain('left out', 'role-unknown', { field: 'role', value: word })
  return role
}

/** Day before month is how British systems write it, so that needs no word; a year of two digits does. */
function birthIn(row: Row): string | null {
  const { text } = cleanText(row.raw('birthDate'))
  const day = text ? readDay(text) : null
  if (text && !day) row.complain('taken with care', 'date-bad', { field: 'birthDate', value: text })
  if (day && !text.includes(day.date.slice(0, 4)))
    row.complain('taken with care', 'date-form', {
      field: 'birthDate',
      value: text,
      params: { date: day.date },
    })
  return day?.date ?? null
}
