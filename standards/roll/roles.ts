import { ROLL_ROLES, type RollRole } from './types.ts'

/** Other words for the roles: OneRoster 1.1's, common exports', and what English schools write. */
const ALIASES: Readonly<Record<string, RollRole>> = {
  administrator: 'siteAdministrator',
  admin: 'siteAdministrator',
  schooladministrator: 'siteAdministrator',
  sysadmin: 'systemAdministrator',
  headteacher: 'principal',
  head: 'principal',
  headmaster: 'principal',
  headmistress: 'principal',
  learner: 'student',
  pupil: 'student',
  counsellor: 'counselor',
  teachingassistant: 'aide',
  assistant: 'aide',
  ta: 'aide',
  lsa: 'aide',
  teacheraide: 'aide',
  invigilator: 'proctor',
  instructor: 'teacher',
  tutor: 'teacher',
  formtutor: 'teacher',
  mother: 'parent',
  father: 'parent',
  mum: 'parent',
  dad: 'parent',
  carer: 'guardian',
  fostercarer: 'guardian',
  family: 'relative',
}

const key = (word: string) => word.toLowerCase().replace(/[^a-z]/g, '')

const BY_WORD: ReadonlyMap<string, RollRole> = new Map([
  ...Object.entries(ALIASES),
  ...ROLL_ROLES.map((role) => [key(role), role] as const),
])

/** The role a word stands for, whatever its case or spelling; null when it stands for none. */
export function roleFor(word: string): RollRole | null {
  return BY_WORD.get(key(word)) ?? null
}

/** On which side a role stands. One person may stand on several. */
export function roleSide(role: RollRole): 'learner' | 'family' | 'staff' {
  if (role === 'student') return 'learner'
  return role === 'parent' || role === 'guardian' || role === 'relative' ? 'family' : 'staff'
}
