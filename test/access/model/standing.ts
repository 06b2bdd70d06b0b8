import type { Me } from '#db/client.ts'
import { isChild, isKnownChild } from './ages.ts'
import { isBlockBetween } from './blocks.ts'
import { helped, type Place, type Row } from './town.ts'

/** A departure from which they have not come back. */
export const hasLeft = (at: Place, who: string): boolean =>
  at.departures.some((row) => row.person_id === who && row.returned_at === null)

export const isUnderConcern = (at: Place, who: string): boolean =>
  at.concerns.some((row) => row.about_id === who && row.worry === 'about' && row.closed_at === null)

/** Whether I look at children as one of them: a known child, and no grown-up looks with me. */
export const iLookAsAChild = (at: Place, me: Me): boolean =>
  isKnownChild(at, me.personId) && (!helped(me) || isKnownChild(at, me.helperId!))

/** Whether a companion counts: not ended, grown up, a third, here, and nothing stands against them. */
export function counts(at: Place, row: Row<'companions'>): boolean {
  const who = row.person_id
  const tie = at.ties.find(({ id }) => id === row.tie_id)!
  const sides = [tie.from_id, tie.to_id]
  return (
    row.ended_at === null &&
    !isChild(at, who) &&
    !sides.includes(who) &&
    !hasLeft(at, who) &&
    !isUnderConcern(at, who) &&
    !sides.some((side) => isBlockBetween(at, who, side))
  )
}
