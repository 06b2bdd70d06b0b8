import { emailIn, phoneIn } from '../roll/contact.ts'
import { textIn } from '../roll/fields.ts'
import type { Row } from '../roll/table.ts'
import type { RollGuardianLink } from '../roll/types.ts'
import { madeId } from './ids.ts'
import { nameKey, splitName } from './names.ts'
import { relationFor } from './relation.ts'
import type { Contact } from './targets.ts'

export type PlainContact = {
  readonly sourcedId: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string | null
  readonly phone: string | null
  readonly relation: RollGuardianLink['relation']
  readonly relationText: string | null
}

/** One contact; told apart by name and address or number, so that a parent of two children at the school is one person. */
export function contactIn(row: Row, contact: Contact, school: string, learner: string): PlainContact | null {
  const whole = splitName(textIn(row, `${contact}.name`) ?? '')
  const givenName = textIn(row, `${contact}.givenName`) ?? whole.givenName
  const familyName = textIn(row, `${contact}.familyName`) ?? whole.familyName
  const email = emailIn(row, `${contact}.email`)
  const phone = phoneIn(row, `${contact}.phone`)
  if (!givenName && !familyName) {
    if (email || phone)
      row.complain('left out', 'contact-nameless', { field: `${contact}.${email ? 'email' : 'phone'}` })
    return null
  }
  const relationText = textIn(row, `${contact}.relation`, 80)
  const assumed = contact.startsWith('parent') ? 'parent' : 'unknown'
  const relation = relationText ? relationFor(relationText) : assumed
  if (relationText && relation === 'unknown')
    row.complain('taken with care', 'relation-unknown', { field: `${contact}.relation`, value: relationText })
  const address = email?.toLowerCase() ?? phone?.replace(/\D/g, '') ?? learner
  const sourcedId = madeId(school, 'contact', nameKey(givenName, familyName), address)
  return { sourcedId, givenName, familyName, email, phone, relation, relationText }
}
