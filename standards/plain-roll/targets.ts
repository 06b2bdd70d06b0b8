/** What a column of a plain file may hold about the person on the line. */
export const PERSON_TARGETS = [
  'upn',
  'id',
  'givenName',
  'familyName',
  'fullName',
  'middleName',
  'preferredGivenName',
  'preferredFamilyName',
  'pronouns',
  'birthDate',
  'year',
  'class',
  'email',
  'phone',
  'role',
] as const

/** Families on one line: `parent` is a parent unless the relation says otherwise, `contact` is what the relation says. */
export const CONTACTS = [
  'parent1',
  'parent2',
  'parent3',
  'parent4',
  'contact1',
  'contact2',
  'contact3',
  'contact4',
] as const

export const CONTACT_PARTS = ['name', 'givenName', 'familyName', 'relation', 'email', 'phone'] as const

export type Contact = (typeof CONTACTS)[number]
export type ContactPart = (typeof CONTACT_PARTS)[number]
export type PlainTarget = (typeof PERSON_TARGETS)[number] | `${Contact}.${ContactPart}`

/** For each column, in order, what it holds; null for a column that is not read. */
export type PlainMapping = readonly (PlainTarget | null)[]

export const PLAIN_TARGETS: readonly PlainTarget[] = [
  ...PERSON_TARGETS,
  ...CONTACTS.flatMap((contact) => CONTACT_PARTS.map((part) => `${contact}.${part}` as const)),
]
