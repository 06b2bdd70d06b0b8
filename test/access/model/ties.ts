import type { Me } from '#db/client.ts'
import { isChild } from './ages.ts'
import { isBarredTo } from './blocks.ts'
import { inMyCareFor } from './powers.ts'
import { counts } from './standing.ts'
import { isConfirmedWhereNeeded, isLive, needsConfirming, stateOf, yesNeededOn } from './tie-state.ts'
import { helped, type Place, type Row } from './town.ts'

type Tie = Row<'ties'>

const sidesOf = (tie: Tie): readonly string[] => [tie.from_id, tie.to_id]

export const isSideOf = (tie: Tie, who: string): boolean => sidesOf(tie).includes(who)

export const otherSide = (tie: Tie, who: string): string => (tie.from_id === who ? tie.to_id : tie.from_id)

/** Ties of mine that I am told of: none that still waits for the school, none with somebody kept from me. */
export const tiesOfMine = (at: Place, me: Me): readonly Tie[] =>
  at.ties.filter(
    (tie) =>
      isSideOf(tie, me.personId) &&
      isConfirmedWhereNeeded(at, tie) &&
      !isBarredTo(at, me, otherSide(tie, me.personId)),
  )

export const myLiveTies = (at: Place, me: Me): readonly Tie[] =>
  at.ties.filter((tie) => isSideOf(tie, me.personId) && isLive(at, tie))

/** Children to whom I have a live parent tie. */
export const myChildren = (at: Place, me: Me): ReadonlySet<string> =>
  new Set(
    at.ties
      .filter((tie) => tie.kind === 'parent' && tie.from_id === me.personId && isLive(at, tie))
      .map((tie) => tie.to_id)
      .filter((who) => isChild(at, who)),
  )

/** The whole tie: who is in it, its kind, how it stands. */
export function tiesISee(at: Place, me: Me): readonly Tie[] {
  if (helped(me)) return tiesOfMine(at, me)
  const mine = new Set(tiesOfMine(at, me))
  const children = myChildren(at, me)
  const toConfirm = inMyCareFor(at, me, 'confirm_links')
  const asParent = (tie: Tie) =>
    isConfirmedWhereNeeded(at, tie) &&
    sidesOf(tie).some((side) => children.has(side) && ['parent', 'both'].includes(yesNeededOn(at, tie, side)))
  const asCompanion = (tie: Tie) =>
    at.companions.some((row) => row.tie_id === tie.id && row.person_id === me.personId && counts(at, row))
  const asSchool = (tie: Tie) =>
    needsConfirming(tie) && toConfirm.has(tie.to_id) && tie.from_id !== me.personId
  return at.ties.filter(
    (tie) =>
      mine.has(tie) ||
      (!sidesOf(tie).some((side) => isBarredTo(at, me, side)) &&
        (asParent(tie) || asCompanion(tie) || asSchool(tie))),
  )
}

/** How my ties stand, and those of my children that are told to me: never why. */
export function toldTies(at: Place, me: Me) {
  const seen = tiesISee(at, me)
  const told = (who: string) =>
    seen
      .filter((tie) => isSideOf(tie, who) && (who === me.personId || !isSideOf(tie, me.personId)))
      .map((tie) => ({ tie, who, state: stateOf(at, tie) }))
  return [me.personId, ...(helped(me) ? [] : myChildren(at, me))].flatMap(told)
}
