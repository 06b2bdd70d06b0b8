import type { Me } from '#db/client.ts'
import { inMyCareFor } from './powers.ts'
import { helped, inTime, type Place, type Row } from './town.ts'

/** An override of mine that stands open; none while somebody acts for me. */
export const myOpenOverrides = (at: Place, me: Me): readonly Row<'overrides'>[] =>
  helped(me)
    ? []
    : at.overrides.filter(
        (row) => row.lead_id === me.personId && row.closed_at === null && inTime(row.until_at),
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
    if (row.lead_id === me.personId) return true
    if (row.child_id === me.personId) return !isHeldBack(at, row.id)
    return care.has(row.child_id)
  })
}
