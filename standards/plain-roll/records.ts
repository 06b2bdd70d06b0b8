import type { Row } from '../roll/table.ts'
import type {
  RollClass,
  RollEnrolment,
  RollGuardianLink,
  RollPerson,
  RollPersonRole,
  RollRecord,
} from '../roll/types.ts'
import { NOBODY } from './nobody.ts'
import type { PlainPerson } from './person.ts'

/** A line of a plain file, read. */
export type OnLine = {
  readonly row: Row
  readonly person: PlainPerson
  /** The school's sourcedId. */
  readonly school: string
  readonly classId: (name: string) => string
}

const origin = ({ row }: OnLine) => ({ file: row.file, line: row.line, deleted: false, modifiedAt: null })

function classes(on: OnLine): RollClass[] {
  const { className } = on.person
  if (!className) return []
  const none = {
    code: null,
    location: null,
    grades: [],
    year: null,
    sessions: [],
    course: null,
    subjects: [],
    periods: [],
  }
  const sourcedId = on.classId(className)
  return [
    {
      kind: 'class',
      sourcedId,
      ...origin(on),
      title: className,
      type: 'homeroom',
      school: on.school,
      ...none,
    },
  ]
}

function people(on: OnLine): RollPerson[] {
  const contacts = on.person.contacts.map(({ relation: _, relationText: __, ...contact }) => ({
    ...NOBODY,
    ...contact,
    ...origin(on),
    primaryOrg: on.school,
  }))
  return [{ ...on.person.record, ...origin(on) }, ...contacts]
}

/** A contact who is no kin and no carer gets no role: nothing may hang on it. */
function roles(on: OnLine): RollPersonRole[] {
  const { record, role, contacts } = on.person
  const family = contacts.map(({ sourcedId, relation }) => ({ id: sourcedId, role: relation }))
  return [{ id: record.sourcedId, role: role ?? ('unknown' as const) }, ...family].flatMap(({ id, role }) =>
    role === 'unknown'
      ? []
      : {
          kind: 'role' as const,
          sourcedId: `${id}:${on.school}:${role}`,
          ...origin(on),
          person: id,
          org: on.school,
          role,
          primary: true,
          beginDate: null,
          endDate: null,
        },
  )
}

function enrolments(on: OnLine): RollEnrolment[] {
  const { record, role, className } = on.person
  if (!className || !role) return []
  const klass = on.classId(className)
  const sourcedId = `${klass}:${record.sourcedId}:${role}`
  const rest = { role, primary: false, school: on.school, beginDate: null, endDate: null }
  return [{ kind: 'enrolment', sourcedId, ...origin(on), person: record.sourcedId, class: klass, ...rest }]
}

function guardianLinks(on: OnLine): RollGuardianLink[] {
  const { record, role, contacts } = on.person
  if (role !== 'student') return []
  const learner = record.sourcedId
  return contacts.map(({ sourcedId: guardian, relation, relationText }) => {
    const sourcedId = `${learner}:${guardian}`
    return { kind: 'guardianLink', sourcedId, ...origin(on), learner, guardian, relation, relationText }
  })
}

/** What a line gives, kind by kind in the order of `ROLL_KINDS`. */
export const RECORDS: readonly ((on: OnLine) => readonly RollRecord[])[] = [
  classes,
  people,
  roles,
  enrolments,
  guardianLinks,
]
