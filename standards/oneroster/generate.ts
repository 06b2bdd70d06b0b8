import type { RollPerson, RollRecord, RollRole } from '../roll/types.ts'

const GIVEN = [
  'Ada',
  'Bilal',
  'Chloë',
  'Dylan',
  'Efua',
  'Freya',
  'Gwil',
  'Harpreet',
  'Ioan',
  'Jun',
  'Keziah',
  'Lena',
]
const FAMILY = [
  'Ahmed',
  'Brown',
  'Clarke',
  'Davies',
  'Evans',
  'Fraser',
  'Green',
  "O'Hara",
  'Jones',
  'Kowalski',
  'Lewis',
]

const PER_SCHOOL = 900
const PER_CLASS = 28
const PER_TEACHER = 14

/**
 * A made-up roll of any size, the same for the same seed, made as it is read: nothing is held. Learners come in schools of
 * 900 and classes of 28, with one or two guardians each and a teacher for every 14; nobody in it is real.
 * @param learners how many; guardians and staff come on top, about one and a half and a fourteenth times as many.
 */
export async function* generateRoll(learners: number, seed = 1): AsyncGenerator<RollRecord> {
  const schools = Math.ceil(learners / PER_SCHOOL)
  const classes = Math.ceil(learners / PER_CLASS)
  const teachers = Math.ceil(learners / PER_TEACHER)
  const schoolOf = (learner: number) => id('school', Math.floor(learner / PER_SCHOOL))
  const yearOf = (klass: number) => (klass % 11) + 1
  const hasTwo = (learner: number) => dice(seed, 'two', learner) % 2 === 0

  yield* listed(
    'org',
    1,
    () => ({ ...named('Generated Partnership'), type: 'district', identifier: null, parent: null }),
    'trust',
  )
  const trust = id('trust', 0)
  yield* listed(
    'org',
    schools,
    (n) => ({ ...named(`School ${n + 1}`), type: 'school', identifier: String(100000 + n), parent: trust }),
    'school',
  )
  yield* listed('session', 1, () => ({
    title: '2026/27',
    type: 'schoolYear',
    startDate: '2026-09-01',
    endDate: '2027-07-22',
    parent: null,
    schoolYear: 2027,
  }))
  yield* listed('class', classes, (n) => ({
    title: `${yearOf(n)}-${n}`,
    code: null,
    type: 'homeroom',
    location: null,
    grades: [String(yearOf(n)).padStart(2, '0')],
    year: yearOf(n),
    school: schoolOf(n * PER_CLASS),
    sessions: [id('session', 0)],
    course: null,
    subjects: [],
    periods: [],
  }))
  function* everybody(): Generator<{ who: string; learner: number; role: RollRole }> {
    for (let n = 0; n < teachers; n++)
      yield { who: id('teacher', n), learner: n * PER_TEACHER, role: 'teacher' }
    for (let n = 0; n < learners; n++) {
      yield { who: id('learner', n), learner: n, role: 'student' }
      yield { who: id('first', n), learner: n, role: 'parent' }
      if (hasTwo(n))
        yield { who: id('second', n), learner: n, role: dice(seed, 'kin', n) % 5 ? 'parent' : 'relative' }
    }
  }
  for (const { who, learner, role } of everybody()) {
    const family = FAMILY[dice(seed, 'family', role === 'teacher' ? who : learner) % FAMILY.length]!
    const given = GIVEN[dice(seed, 'given', who) % GIVEN.length]!
    const year = role === 'student' ? yearOf(Math.floor(learner / PER_CLASS)) : null
    yield {
      ...base('person', who),
      ...UNSAID,
      givenName: given,
      familyName: family,
      username: who,
      email: role === 'student' ? null : `${who}@generated.example`,
      grades: year ? [String(year).padStart(2, '0')] : [],
      year,
      birthDate: year ? `${2021 - year}-0${1 + (learner % 8)}-1${learner % 10}` : null,
      primaryOrg: schoolOf(learner),
    }
  }
  for (const { who, learner, role } of everybody())
    yield {
      ...base('role', `role-${who}`),
      person: who,
      org: schoolOf(learner),
      role,
      primary: true,
      ...DATES,
    }
  for (let n = 0; n < learners; n++) {
    const klass = Math.floor(n / PER_CLASS)
    yield enrolment(`place-${n}`, id('learner', n), klass, 'student')
    if (n % PER_CLASS === 0)
      yield enrolment(`lead-${klass}`, id('teacher', Math.floor(n / PER_TEACHER)), klass, 'teacher')
  }
  for (let n = 0; n < learners; n++) {
    yield link(n, id('first', n), 'parent')
    if (hasTwo(n)) yield link(n, id('second', n), dice(seed, 'kin', n) % 5 ? 'parent' : 'relative')
  }

  function enrolment(sourcedId: string, person: string, klass: number, role: RollRole): RollRecord {
    const school = schoolOf(klass * PER_CLASS)
    const rest = { role, primary: role === 'teacher', school, ...DATES }
    return { ...base('enrolment', sourcedId), person, class: id('class', klass), ...rest }
  }
  function link(n: number, guardian: string, relation: 'parent' | 'relative'): RollRecord {
    const learner = id('learner', n)
    return {
      ...base('guardianLink', `${learner}:${guardian}`),
      learner,
      guardian,
      relation,
      relationText: null,
    }
  }
}

const DATES = { beginDate: null, endDate: null } as const

const UNSAID = {
  middleName: null,
  preferredGivenName: null,
  preferredMiddleName: null,
  preferredFamilyName: null,
  pronouns: null,
  phone: null,
  sms: null,
  identifier: null,
  userIds: [],
  enabled: true,
} as const satisfies Partial<RollPerson>

/** As long as the ids of real exports, so that what a reader keeps of them weighs the same. */
const id = (kind: string, n: number) => `${kind}-${String(n).padStart(35 - kind.length, '0')}`
const named = (name: string) => ({ name })
const base = <K extends RollRecord['kind']>(kind: K, sourcedId: string) =>
  ({ kind, sourcedId, file: 'generated', line: 1, deleted: false, modifiedAt: null }) as const

type Rest<K extends RollRecord['kind']> = Omit<
  Extract<RollRecord, { kind: K }>,
  keyof ReturnType<typeof base>
>

function* listed<K extends 'org' | 'session' | 'class'>(
  kind: K,
  count: number,
  make: (n: number) => Rest<K>,
  name: string = kind,
) {
  for (let n = 0; n < count; n++)
    yield { ...base(kind, id(name, n)), ...make(n) } as Extract<RollRecord, { kind: K }>
}

/** A whole number that looks thrown and is the same each time (FNV-1a, then mixed). */
function dice(seed: number, what: string, which: string | number): number {
  let value = 0x811c9dc5 ^ seed
  for (const letter of `${what} ${which}`) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
