import type { Me } from '#db/client.ts'
import { isChild } from './ages.ts'
import { isBarredTo } from './blocks.ts'
import { groupOf } from './groups.ts'
import { groupsUnder, inMyCareFor } from './powers.ts'
import { tieKinds } from './tie-state.ts'
import { isSideOf } from './ties.ts'
import { helped, inTime, type Place, type Row } from './town.ts'

/** An override of mine that stands open while I am a lead and they are a child; none while somebody acts for me. */
export const myOpenOverrides = (at: Place, me: Me): readonly Row<'overrides'>[] =>
  helped(me) || groupsUnder(at, me, 'safeguard').size === 0
    ? []
    : at.overrides.filter(
        (row) =>
          row.lead_id === me.personId &&
          row.closed_at === null &&
          inTime(row.until_at) &&
          isChild(at, row.child_id),
      )

/** Two different leads keep from the child, for now, that somebody looked. */
export function isHeldBack(at: Place, overrideId: string | null): boolean {
  const leads = at.override_holds
    .filter((row) => row.override_id === overrideId && inTime(row.until_at))
    .map((row) => row.lead_id)
  return new Set(leads).size >= 2
}

/** Overrides I am told of: as their lead, as another lead over that child, as the one it is about. */
export function overridesISee(at: Place, me: Me): readonly Row<'overrides'>[] {
  if (helped(me)) return []
  const care = inMyCareFor(at, me, 'safeguard')
  return at.overrides.filter((row) => {
    if (isBarredTo(at, me, row.child_id)) return false
    if (row.lead_id === me.personId) return true
    if (row.child_id === me.personId) return !isHeldBack(at, row.id)
    return care.has(row.child_id) && !isKin(at, me.personId, row.child_id)
  })
}

/** Of one family: by a tie of kin, whatever it has come to, or by a family group they are or were in. */
export function isKin(at: Place, a: string, b: string): boolean {
  const familiesOf = (who: string) =>
    new Set(
      at.memberships
        .filter((row) => row.person_id === who && groupOf(at, row.group_id)?.kind === 'family')
        .map((row) => row.group_id),
    )
  return (
    at.ties.some((tie) => tieKinds[tie.kind]?.kin && isSideOf(tie, a) && isSideOf(tie, b)) ||
    [...familiesOf(a)].some((id) => familiesOf(b).has(id))
  )
}
