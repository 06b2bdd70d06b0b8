import type { Me } from '#db/client.ts'
import { isBarredTo, openBlocks } from './blocks.ts'
import { fellows, myGroups, myParties } from './groups.ts'
import { stands } from './helpers.ts'
import { isHeldBack, myOpenOverrides } from './overrides.ts'
import { groupsUnder, inMyCareFor } from './powers.ts'
import { isSideOf, tiesISee } from './ties.ts'
import { helped, inTime, type Place } from './town.ts'

/** Everybody whose name I may read. */
export function peopleISee(at: Place, me: Me): ReadonlySet<string> {
  const seen = [
    me.personId,
    ...tiesISee(at, me).flatMap((tie) => [tie.from_id, tie.to_id]),
    ...fellows(at, me).map(({ personId }) => personId),
    ...giversOfCodes(at, me),
    ...companionsOfMine(at, me),
    ...at.helper_consents.filter((row) => row.person_id === me.personId).map((row) => row.helper_id),
    ...(helped(me) ? [] : closedToHelpers(at, me)),
  ]
  return new Set(seen.filter((who) => who === me.personId || !isBarredTo(at, me, who)))
}

/** Whom I may ask for a tie: those I meet, those of a roll in my care that I am on too, those who gave me their code. */
export function peopleIMayAsk(at: Place, me: Me): ReadonlySet<string> {
  const rolls = [...groupsUnder(at, me, 'see_roll')].filter((id) => myGroups(at, me).has(id))
  const asked = [
    ...fellows(at, me).map(({ personId }) => personId),
    ...giversOfCodes(at, me),
    ...at.memberships
      .filter((row) => row.to_at === null && rolls.includes(row.group_id))
      .map((row) => row.person_id),
  ]
  return new Set(asked.filter((who) => who !== me.personId && !isBarredTo(at, me, who)))
}

/** Those of my powers, of safeguarding and of my trail: none of it is for somebody who acts for me. */
function closedToHelpers(at: Place, me: Me): readonly string[] {
  const mine = myParties(at, me)
  return [
    ...inMyCareFor(at, me),
    ...myOpenOverrides(at, me).map((row) => row.child_id),
    ...at.helper_consents
      .filter((row) => row.helper_id === me.personId && stands(at, row))
      .map((row) => row.person_id),
    ...openBlocks(at)
      .filter((row) => row.protects_id === me.personId)
      .map((row) => row.against_id),
    ...at.reads
      .filter((row) => mine.has(row.owner_id))
      .filter((row) => !(row.through === 'override' && isHeldBack(at, row.through_id)))
      .map((row) => row.reader_id),
    ...at.trail.filter((row) => row.subject_id === me.personId).map((row) => row.actor_id),
  ]
}

const giversOfCodes = (at: Place, me: Me) =>
  at.shared_codes
    .filter((row) => row.ended_at === null && inTime(row.until_at))
    .filter((row) => at.code_uses.some((use) => use.code === row.code && use.used_by === me.personId))
    .map((row) => row.person_id)

function companionsOfMine(at: Place, me: Me): readonly string[] {
  const mine = new Set(
    tiesISee(at, me)
      .filter((tie) => isSideOf(tie, me.personId))
      .map((tie) => tie.id),
  )
  return at.companions
    .filter((row) => row.ended_at === null && mine.has(row.tie_id))
    .map((row) => row.person_id)
}
