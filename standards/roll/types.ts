/**
 * The neutral model of a roll: what a school's register says, whichever format it came in. OneRoster 1.1, OneRoster 1.2
 * and plain CSV all become these records; the import writes them, the export reads them.
 *
 * Every reference in a record that a reader emits (`parent`, `school`, `org`, `person`, `class`, `learner`, `guardian`)
 * points to a record emitted before it, or to one that `ReadOptions.known` vouched for. Strings are trimmed, in Unicode
 * NFC, without control characters; what is not given is `null` (lists: empty). Dates are `YYYY-MM-DD`.
 */

/** Kinds in the order in which they are emitted: each may refer only to kinds before it, or to its own kind. */
export const ROLL_KINDS = ['org', 'session', 'class', 'person', 'role', 'enrolment', 'guardianLink'] as const
export type RollKind = (typeof ROLL_KINDS)[number]

type Base = {
  /** The roll's own identifier, stable from one export to the next. Derived ones (`a:b`) are stable too. */
  readonly sourcedId: string
  /** The file as it is called in the roll, without its folder. */
  readonly file: string
  /** The physical line on which the row starts; the headings are usually line 1. */
  readonly line: number
  /** The roll says that this is no longer so (`tobedeleted`, `inactive`). All but ids may then be empty. */
  readonly deleted: boolean
  /** When the source last changed it, as an ISO 8601 instant. */
  readonly modifiedAt: string | null
}

export const ORG_TYPES = ['department', 'school', 'district', 'local', 'state', 'national'] as const
export type OrgType = (typeof ORG_TYPES)[number]

/** A school, or what schools belong to. Parents come before their children. */
export type RollOrg = Base & {
  readonly kind: 'org'
  readonly name: string
  readonly type: OrgType
  /** The number authorities know it by (in England the URN). */
  readonly identifier: string | null
  readonly parent: string | null
}

export const SESSION_TYPES = ['schoolYear', 'semester', 'term', 'gradingPeriod'] as const
export type SessionType = (typeof SESSION_TYPES)[number]

/** A school year or a part of it. Parents come before their children. */
export type RollSession = Base & {
  readonly kind: 'session'
  readonly title: string
  readonly type: SessionType
  /** Empty only in a deleted record. */
  readonly startDate: string
  /** The last day, as the roll gives it. Empty only in a deleted record. */
  readonly endDate: string
  readonly parent: string | null
  /** The calendar year in which the school year ends, e.g. 2027. */
  readonly schoolYear: number | null
}

export type ClassType = 'homeroom' | 'scheduled'

/** A tutor group (`homeroom`) or a taught class (`scheduled`). */
export type RollClass = Base & {
  readonly kind: 'class'
  readonly title: string
  readonly code: string | null
  readonly type: ClassType
  readonly location: string | null
  readonly grades: readonly string[]
  /** The year group, where the class has exactly one: Reception (or KG) 0, Year 1 is 1 … */
  readonly year: number | null
  /** Empty only in a deleted record. */
  readonly school: string
  readonly sessions: readonly string[]
  readonly course: string | null
  readonly subjects: readonly string[]
  readonly periods: readonly string[]
}

/** Anybody on the roll. What they are there is said by their roles. */
export type RollPerson = Base & {
  readonly kind: 'person'
  readonly givenName: string
  readonly familyName: string
  readonly middleName: string | null
  readonly preferredGivenName: string | null
  readonly preferredMiddleName: string | null
  readonly preferredFamilyName: string | null
  readonly pronouns: string | null
  readonly username: string | null
  readonly email: string | null
  readonly phone: string | null
  /** A number that takes text messages. */
  readonly sms: string | null
  /** A number of the school's own, e.g. the admission number. */
  readonly identifier: string | null
  /** Further identifiers, e.g. `{ type: 'UPN', id: 'A123…' }`. */
  readonly userIds: readonly { readonly type: string; readonly id: string }[]
  readonly grades: readonly string[]
  /** The year group, where there is exactly one: Reception (or KG) 0, Year 1 is 1 … */
  readonly year: number | null
  readonly birthDate: string | null
  /** False when the roll says that this person must not sign in. */
  readonly enabled: boolean
  readonly primaryOrg: string | null
}

/** The vocabulary of OneRoster 1.2; that of 1.1 and common other words are mapped onto it (`./roles.ts`). */
export const ROLL_ROLES = [
  'student',
  'teacher',
  'aide',
  'counselor',
  'proctor',
  'principal',
  'siteAdministrator',
  'districtAdministrator',
  'systemAdministrator',
  'parent',
  'guardian',
  'relative',
] as const
export type RollRole = (typeof ROLL_ROLES)[number]

/** What a person is in one organisation. One person may have several, in several organisations. */
export type RollPersonRole = Base & {
  readonly kind: 'role'
  readonly person: string
  readonly org: string
  readonly role: RollRole
  readonly primary: boolean
  readonly beginDate: string | null
  readonly endDate: string | null
}

/** A person's place in a class, learner or staff. */
export type RollEnrolment = Base & {
  readonly kind: 'enrolment'
  readonly person: string
  readonly class: string
  readonly role: RollRole
  /** For a teacher: the one who answers for the class. */
  readonly primary: boolean
  readonly school: string | null
  readonly beginDate: string | null
  readonly endDate: string | null
}

/** The roll says that `guardian` is something to `learner`. Only ever the ground for a proposal. */
export type RollGuardianLink = Base & {
  readonly kind: 'guardianLink'
  readonly learner: string
  readonly guardian: string
  readonly relation: 'parent' | 'guardian' | 'relative' | 'unknown'
  /** The roll's own word, where it has one ("Mother", "Foster carer"). */
  readonly relationText: string | null
}

export type RollRecord =
  | RollOrg
  | RollSession
  | RollClass
  | RollPerson
  | RollPersonRole
  | RollEnrolment
  | RollGuardianLink

/** How much of the roll has been read. Files that are read twice count twice. */
export type RollProgress = { readonly file: string; readonly read: number; readonly total: number }

export type ReadOptions = {
  /** Called for each problem, in the order of the files. May be called very often. */
  readonly onProblem?: (problem: import('./problem.ts').RollProblem) => void
  readonly onProgress?: (progress: RollProgress) => void
  /** When it fires, reading stops by throwing `signal.reason`. */
  readonly signal?: AbortSignal
  /**
   * Is there already an org, session, class or person with this sourcedId? Asked only for what is not in the roll itself
   * (an update brings only changes). Without it, nothing is.
   */
  readonly known?: (
    kind: 'org' | 'session' | 'class' | 'person',
    sourcedId: string,
  ) => boolean | Promise<boolean>
}
