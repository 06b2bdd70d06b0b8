import type { Naming } from '#core/people/where-people-are.ts'

const done = 'What somebody did in a role for others is in their trail.'
const held =
  'That there is one is said on /me/delete; why is for those who placed it, for an inquiry may stand behind it.'

/** What every column of these tables that holds an id is to somebody. */
export const people: Readonly<Record<string, Naming>> = {
  'keep_decisions.decided_by': { not: done },
  'keep_decisions.id': 'nobody',
  'keep_decisions.person_id': { not: 'It is about somebody who has left and has no way in any more.' },
  'legal_holds.agreed_by': { not: done },
  'legal_holds.asked_by': { not: done },
  'legal_holds.end_asked_by': { not: done },
  'legal_holds.ended_by': { not: done },
  'legal_holds.group_id': 'nobody',
  'legal_holds.id': 'nobody',
  'legal_holds.person_id': { not: held },
}
