import type { Me } from '#db/client.ts'
import { isChild, isKnownChild } from './ages.ts'
import { isBlockBetween } from './blocks.ts'
import { hasLeft, isUnderConcern } from './standing.ts'
import { isLive } from './tie-state.ts'
import { isSideOf } from './ties.ts'
import { inTime, type Place, type Row } from './town.ts'

/** Whether a consent to be helped stands: in time, and nothing between the two or about the helper ends it. */
export function stands(at: Place, row: Row<'helper_consents'>): boolean {
  const { person_id: person, helper_id: helper } = row
  return (
    row.ended_at === null &&
    inTime(row.until_at) &&
    !isBlockBetween(at, person, helper) &&
    !hasLeft(at, helper) &&
    !(isChild(at, person) && isUnderConcern(at, helper)) &&
    (!isChild(at, person) || isKnownChild(at, helper) || haveLiveTie(at, person, helper))
  )
}

/** What I (or who acts for me) may do for somebody: the verbs of the consents that stand. */
export const verbsFor = (at: Place, me: Me, whom: string): ReadonlySet<string> =>
  new Set(
    at.helper_consents
      .filter((row) => row.person_id === whom && row.helper_id === (me.helperId ?? me.personId))
      .filter((row) => stands(at, row))
      .flatMap((row) => row.verbs),
  )

const haveLiveTie = (at: Place, a: string, b: string) =>
  at.ties.some((tie) => isSideOf(tie, a) && isSideOf(tie, b) && isLive(at, tie))
