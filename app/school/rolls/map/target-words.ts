import type { Contact, ContactPart, PlainTarget } from '#standards/plain-roll/targets.ts'
import { CONTACT_PARTS, CONTACTS, PERSON_TARGETS } from '#standards/plain-roll/targets.ts'
import { t } from '#words'

/** What a column may hold, in words. */
export function targetWords(target: PlainTarget): string {
  const [contact, part] = target.split('.') as [Contact, ContactPart | undefined]
  if (part === undefined) return personWords()[target as (typeof PERSON_TARGETS)[number]]
  const n = Number(contact.at(-1))
  const who = contact.startsWith('parent') ? t('Parent {n, number}', { n }) : t('Contact {n, number}', { n })
  return t('{who}: {what}', { who, what: partWords()[part] })
}

const personWords = (): Record<(typeof PERSON_TARGETS)[number], string> => ({
  upn: t('Unique pupil number (UPN)'),
  id: t('The school’s own number'),
  givenName: t('First name'),
  familyName: t('Last name'),
  fullName: t('Whole name'),
  middleName: t('Middle name'),
  preferredGivenName: t('First name they use'),
  preferredFamilyName: t('Last name they use'),
  pronouns: t('Pronouns'),
  birthDate: t('Date of birth'),
  year: t('Year group'),
  class: t('Class'),
  email: t('E-mail address'),
  phone: t('Phone number'),
  role: t('What they are: learner, teacher …'),
})

const partWords = (): Record<ContactPart, string> => ({
  name: t('whole name'),
  givenName: t('first name'),
  familyName: t('last name'),
  relation: t('what they are to the child'),
  email: t('e-mail address'),
  phone: t('phone number'),
})

/** What can be chosen: two of each kind of contact, and those the file seems to have besides. */
export function offered(found: readonly (PlainTarget | null)[]): readonly PlainTarget[] {
  const seen = new Set(found.map((target) => target?.split('.')[0]))
  const contacts = CONTACTS.filter((contact) => Number(contact.at(-1)) <= 2 || seen.has(contact))
  return [
    ...PERSON_TARGETS,
    ...contacts.flatMap((contact) => CONTACT_PARTS.map((part) => `${contact}.${part}` as const)),
  ]
}
