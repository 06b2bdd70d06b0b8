import type { Me } from '#db/client.ts'
import { ageOf, isChild } from './ages.ts'
import { isBarredTo, isBlockBetween } from './blocks.ts'
import { groupOf, membersOf } from './groups.ts'
import { myChildren } from './ties.ts'
import { helped, type Place, type Row } from './town.ts'

type Ask = Row<'group_asks'>

export interface ToldAsk {
  readonly ask: Ask
  readonly iAm: 'asker' | 'asked' | 'parent'
}

/** The asks into groups that I am told of: those I made, and those that wait for me or for my word for a child of mine. */
export function toldAsks(at: Place, me: Me): readonly ToldAsk[] {
  if (helped(me)) return []
  return at.group_asks
    .filter((ask) => isOpen(at, ask))
    .filter((ask) => ![ask.person_id, ask.asked_by].some((who) => isBarredTo(at, me, who)))
    .flatMap((ask) => {
      const iAm = whoIAm(at, me, ask)
      return iAm === undefined || (iAm !== 'asker' && isBlocked(at, ask)) ? [] : [{ ask, iAm }]
    })
}

/** Not taken back, the group is open, the one who asked is in it and the one who is asked is not. */
function isOpen(at: Place, ask: Ask): boolean {
  const inside = membersOf(at, ask.group_id)
  return (
    ask.taken_back_at === null &&
    groupOf(at, ask.group_id)!.closed_at === null &&
    inside.has(ask.asked_by) &&
    !inside.has(ask.person_id)
  )
}

const isBlocked = (at: Place, ask: Ask): boolean =>
  [ask.asked_by, ...membersOf(at, ask.group_id)].some((who) => isBlockBetween(at, ask.person_id, who))

function whoIAm(at: Place, me: Me, ask: Ask): ToldAsk['iAm'] | undefined {
  const needs = yesNeeded(at, ask)
  if (ask.asked_by === me.personId) return 'asker'
  if (ask.person_id === me.personId) return needs.own ? 'asked' : undefined
  return needs.parent && myChildren(at, me).has(ask.person_id) ? 'parent' : undefined
}

/** A grown-up's own; of a child in a family as for a family tie; elsewhere its own, and before 13 a parent's too. */
function yesNeeded(at: Place, { person_id: who, group_id }: Ask): { own: boolean; parent: boolean } {
  if (!isChild(at, who)) return { own: true, parent: false }
  const age = ageOf(at, who)
  if (groupOf(at, group_id)!.kind !== 'family') return { own: true, parent: age < 13 }
  const rule = at.tie_yes.find((row) => row.kind === 'family' && age >= row.from_age && age <= row.to_age)
  return { own: rule?.needs !== 'parent', parent: rule?.needs === 'parent' || rule?.needs === 'both' }
}
