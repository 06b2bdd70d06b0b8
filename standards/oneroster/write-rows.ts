import type { RollKind, RollPerson, RollRecord, RollRole } from '../roll/types.ts'
import { yearGroup } from '../roll/year-group.ts'

export type Known = {
  readonly isGone: (kind: RollKind, id: string | null) => boolean
  readonly guardiansOf: (learner: string) => readonly string[]
  /** Course ids written so far: a course is written once. */
  readonly courses: Set<string>
}

/** One file of an export: its columns, and the row a record gives in it, if any. */
export type OutFile = {
  readonly name: string
  readonly columns: readonly string[]
  readonly row: (record: RollRecord, known: Known) => readonly string[] | null
}

type RecordOf<K extends RollKind> = Extract<RollRecord, { kind: K }>
type Cells = Readonly<Record<string, string | null>>

/** `status` and `dateLastModified` stay empty, as OneRoster 1.2 asks of a bulk file. */
function outFile<K extends RollKind>(
  name: string,
  kind: K,
  columns: readonly string[],
  cells: (record: RecordOf<K>, known: Known) => Cells | null,
): OutFile {
  const all = ['sourcedId', 'status', 'dateLastModified', ...columns]
  return {
    name,
    columns: all,
    row(record, known) {
      if (record.kind !== kind) return null
      const made = cells(record as RecordOf<K>, known)
      const full: Cells | null = made && { sourcedId: record.sourcedId, ...made }
      return full && all.map((column) => full[column] ?? '')
    },
  }
}

/** A grade by its code of the Common Education Data Standards: `KG`, `01` … */
function gradeCode(grade: string): string {
  const year = yearGroup(grade)
  return year === undefined || year === null ? grade : year === 0 ? 'KG' : String(year).padStart(2, '0')
}

const grades = (list: readonly string[]) => list.map(gradeCode).join(',')

/** Enrolments know fewer roles than people do. */
const enrolmentRole = (role: RollRole) => (role === 'siteAdministrator' ? 'administrator' : role)

const courseOf = (record: RecordOf<'class'>) => record.course ?? `${record.sourcedId}:course`

const userIds = (ids: RollPerson['userIds']) => ids.map(({ type, id }) => `{${type}:${id}}`).join(',')

export const FILES: readonly OutFile[] = [
  outFile(
    'orgs',
    'org',
    ['name', 'type', 'identifier', 'parentSourcedId'],
    ({ name, type, identifier, parent }) => ({
      name,
      type,
      identifier,
      parentSourcedId: parent,
    }),
  ),
  outFile(
    'academicSessions',
    'session',
    ['title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
    ({ title, type, startDate, endDate, parent, schoolYear }) => ({
      title,
      type,
      startDate,
      endDate,
      parentSourcedId: parent,
      schoolYear: schoolYear === null ? null : String(schoolYear),
    }),
  ),
  // The standard wants a course above each class; Kith keeps none, so the class gives it its title.
  outFile(
    'courses',
    'class',
    ['schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
    (record, known) => {
      const sourcedId = courseOf(record)
      if (known.courses.has(sourcedId)) return null
      known.courses.add(sourcedId)
      return { sourcedId, title: record.title, grades: grades(record.grades), orgSourcedId: record.school }
    },
  ),
  outFile(
    'classes',
    'class',
    [
      'title',
      'grades',
      'courseSourcedId',
      'classCode',
      'classType',
      'location',
      'schoolSourcedId',
      'termSourcedIds',
      'subjects',
      'subjectCodes',
      'periods',
    ],
    (record) => ({
      title: record.title,
      grades: grades(record.grades),
      courseSourcedId: courseOf(record),
      classCode: record.code,
      classType: record.type,
      location: record.location,
      schoolSourcedId: record.school,
      termSourcedIds: record.sessions.join(','),
      subjects: record.subjects.join(','),
      periods: record.periods.join(','),
    }),
  ),
  outFile(
    'users',
    'person',
    [
      'enabledUser',
      'username',
      'userIds',
      'givenName',
      'familyName',
      'middleName',
      'identifier',
      'email',
      'sms',
      'phone',
      'agentSourcedIds',
      'grades',
      'password',
      'userMasterIdentifier',
      'resourceSourcedIds',
      'preferredGivenName',
      'preferredMiddleName',
      'preferredFamilyName',
      'primaryOrgSourcedId',
      'pronouns',
    ],
    (person, known) => ({
      enabledUser: String(person.enabled),
      username: person.username,
      userIds: userIds(person.userIds),
      givenName: person.givenName,
      familyName: person.familyName,
      middleName: person.middleName,
      identifier: person.identifier,
      email: person.email,
      sms: person.sms,
      phone: person.phone,
      agentSourcedIds: known.guardiansOf(person.sourcedId).join(','),
      grades: grades(person.grades),
      preferredGivenName: person.preferredGivenName,
      preferredMiddleName: person.preferredMiddleName,
      preferredFamilyName: person.preferredFamilyName,
      primaryOrgSourcedId: person.primaryOrg,
      pronouns: person.pronouns,
    }),
  ),
  outFile('demographics', 'person', ['birthDate'], ({ birthDate }) => (birthDate ? { birthDate } : null)),
  outFile(
    'roles',
    'role',
    ['userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
    ({ person, org, role, primary, beginDate, endDate }, known) =>
      known.isGone('person', person) || known.isGone('org', org)
        ? null
        : {
            userSourcedId: person,
            roleType: primary ? 'primary' : 'secondary',
            role,
            beginDate,
            endDate,
            orgSourcedId: org,
          },
  ),
  outFile(
    'enrollments',
    'enrolment',
    ['classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
    (enrolment, known) =>
      known.isGone('person', enrolment.person) || known.isGone('class', enrolment.class)
        ? null
        : {
            classSourcedId: enrolment.class,
            schoolSourcedId: enrolment.school,
            userSourcedId: enrolment.person,
            role: enrolmentRole(enrolment.role),
            primary: String(enrolment.primary),
            beginDate: enrolment.beginDate,
            endDate: enrolment.endDate,
          },
  ),
]
