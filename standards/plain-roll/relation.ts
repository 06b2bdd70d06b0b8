import { roleFor, roleSide } from '../roll/roles.ts'
import type { RollGuardianLink } from '../roll/types.ts'

const GUARDIAN = /guardian|carer|foster/i
const PARENT = /\b(?:step|birth|adoptive|natural)?[\s-]*(?:parent|mother|father|mum|mam|dad|mummy|daddy)\b/i
const RELATIVE =
  /\b(?:grand|great)|\b(?:aunt|auntie|uncle|sister|brother|sibling|cousin|nan|nana|gran|relative|family|niece|nephew)/i

/** What a school's own word for a relation says; `unknown` for what is no kin and no carer (a childminder, a neighbour). */
export function relationFor(word: string): RollGuardianLink['relation'] {
  if (RELATIVE.test(word)) return 'relative'
  if (GUARDIAN.test(word)) return 'guardian'
  if (PARENT.test(word)) return 'parent'
  const role = roleFor(word)
  return role && roleSide(role) === 'family' ? (role as 'parent' | 'guardian' | 'relative') : 'unknown'
}
