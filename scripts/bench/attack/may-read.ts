import type { Me } from '#db/client.ts'
import { isBarredTo } from '#test/access/model/blocks.ts'
import { doorsToMe } from '#test/access/model/doors.ts'
import { thingsISee } from '#test/access/model/meetings.ts'
import { inMyCareFor } from '#test/access/model/powers.ts'
import { readPlan, readProposalsAsCompanion, readWeb } from '#test/access/model/reading.ts'
import { promisesTold } from '#test/access/model/sources.ts'
import { counts } from '#test/access/model/standing.ts'
import { placeOf, type Town } from '#test/access/model/town.ts'
import { visibleTo } from '#test/access/model/visible.ts'
import { answersOpenTo, offersOfMine } from '#test/access/model/who-knows-whom.ts'
import { markersIn } from './markers.ts'

/**
 * The markers that somebody may meet: in rows that the model lets them select, in what its reading functions give, and in the few
 * things that are told by a function to whom they are written.
 */
export function mayRead(town: Town, me: Me): ReadonlySet<string> {
  const at = placeOf(town, me.placeId)
  const inPlans = new Set(at.plans.flatMap(({ id }) => readPlan(at, me, id)?.ids ?? []))
  const inWebs = new Set(at.people.flatMap(({ id }) => readWeb(at, me, id)?.ids ?? []))
  const suggested = new Set(at.ties.flatMap(({ id }) => readProposalsAsCompanion(at, me, id)?.ids ?? []))
  const promised = new Set(promisesTold(at, me).map(({ id }) => id))
  const answers = new Set(answersOpenTo(at, me).map(({ answer }) => answer.id))
  const own = new Set(at.turn_to.filter(({ owner_id }) => owner_id === me.personId).map(({ id }) => id))
  const care = inMyCareFor(at, me, 'safeguard')
  const mine = (id: string | null) => id === me.personId
  const ownerOf = new Map(at.things.map(({ id, owner_id }) => [id, owner_id]))
  const barred = (id: string | undefined) => id !== undefined && isBarredTo(at, me, id)
  const isForMe = (tieId: string | null) => at.ties.some(({ id, to_id }) => id === tieId && mine(to_id))
  const spoken = at.speak_ups.filter((row) => mine(row.by_id) || mine(row.to_id) || isForMe(row.tie_id))
  // With the whole of a plan come who agrees with it, in their words, and its reviews.
  const whole = new Set(doorsToMe(at, me).map(({ thing }) => thing.id))
  // `read_conversation` gives what was said to whoever has a door; a companion reads what the one who accompanies wrote.
  const things = new Set(thingsISee(at, me).map(({ id }) => id))
  const watched = at.companions.filter((row) => mine(row.person_id) && counts(at, row))
  const asCompanion = (meetingId: string, by: string) => {
    const tieId = at.meetings.find(({ id }) => id === meetingId)?.tie_id
    return (
      watched.some((row) => row.tie_id === tieId) &&
      at.ties.some(({ id, from_id }) => id === tieId && from_id === by)
    )
  }
  return markersIn(
    JSON.stringify([
      visibleTo(at, me),
      at.plan_items.filter((row) => inPlans.has(row.item_id)),
      at.web_entries.filter((row) => inWebs.has(row.id)),
      at.plan_proposals.filter((row) => suggested.has(row.id)),
      at.commitments.filter((row) => promised.has(row.id)),
      at.commitment_ends.filter((row) => promised.has(row.commitment_id)),
      at.plan_agreements.filter((row) => whole.has(row.plan_id) && !isBarredTo(at, me, row.person_id)),
      at.plan_reviews.filter((row) => whole.has(row.plan_id)),
      at.meeting_words.filter((row) => things.has(row.meeting_id) || asCompanion(row.meeting_id, row.by_id)),
      at.turn_to_names.filter((row) => answers.has(row.answer_id) || own.has(row.answer_id)),
      offersOfMine(at, me).map(({ offer }) => offer),
      // `held_on_me` tells me what I wrote for others and what was promised by me or to me, also where the tie rests since.
      at.meeting_words.filter((row) => mine(row.by_id) && !barred(ownerOf.get(row.meeting_id))),
      at.commitments.filter(
        (row) => (mine(row.who_id) || mine(row.made_by)) && !barred(row.who_id) && !barred(row.made_by),
      ),
      // Written to the safeguarding leads, and to whoever was asked.
      at.concerns.filter((row) => mine(row.raised_by) || care.has(row.about_id)),
      spoken,
      at.speak_up_answers.filter((row) => spoken.some(({ id }) => id === row.speak_up_id)),
      at.mentor_asks.filter((row) => mine(row.person_id) || mine(row.answered_by)),
    ]),
  )
}
