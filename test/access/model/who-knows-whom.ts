import type { Me } from '#db/client.ts'
import { isChild } from './ages.ts'
import { isBarredTo, isBlockBetween } from './blocks.ts'
import { doorsToMe } from './doors.ts'
import { iHave } from './powers.ts'
import { hasLeft, isUnderConcern } from './standing.ts'
import { helped, type Place, type Row } from './town.ts'

type Mapping = Row<'mappings'>

/** The group that is asked and those below it. */
function groupsOf(at: Place, mapping: Mapping): ReadonlySet<string> {
  const found = new Set([mapping.group_id])
  // Groups added while this runs are visited too.
  for (const id of found) for (const group of at.groups) if (group.parent_id === id) found.add(group.id)
  return found
}

/** Students there now, by the class they are in; nobody who has left. */
function learnersOf(at: Place, mapping: Mapping): readonly Row<'memberships'>[] {
  const groups = groupsOf(at, mapping)
  return at.memberships.filter(
    (row) =>
      row.role === 'student' && row.to_at === null && groups.has(row.group_id) && !hasLeft(at, row.person_id),
  )
}

/** Named by the round, grown up, without an open concern, from their own sign-in. */
const iRead = (at: Place, me: Me, mapping: Mapping): boolean =>
  !helped(me) &&
  !isChild(at, me.personId) &&
  !isUnderConcern(at, me.personId) &&
  at.mapping_readers.some((row) => row.mapping_id === mapping.id && row.person_id === me.personId)

const mappingOf = (at: Place, answer: Row<'turn_to'>) =>
  at.mappings.find(({ id }) => id === answer.mapping_id)!

/** Answers open to me: by the round's name and the learner's choice both; for a lead with an override as any thing. */
export function answersOpenTo(at: Place, me: Me) {
  const kept = at.turn_to.filter(({ said }) => said !== null)
  const chosen = kept
    .filter(({ id }) =>
      at.turn_to_readers.some((row) => row.answer_id === id && row.reader_id === me.personId),
    )
    .filter((answer) => iRead(at, me, mappingOf(at, answer)))
    .filter((answer) =>
      learnersOf(at, mappingOf(at, answer)).some(
        (row) => row.person_id === answer.owner_id && iHave(at, me, 'see_roll', row.group_id),
      ),
    )
    .filter(({ owner_id }) => !isBlockBetween(at, me.personId, owner_id))
    .map((answer) => ({ answer, through: 'named', throughId: answer.mapping_id }))
  const forSafety = doorsToMe(at, me)
    .filter(({ through }) => through === 'override')
    .flatMap(({ thing, throughId }) =>
      kept.filter(({ id }) => id === thing.id).map((answer) => ({ answer, through: 'override', throughId })),
    )
  return [...chosen, ...forSafety]
}

/** Rounds that are something to me, and what. Nothing while somebody acts for me. */
export function mappingsOfMine(at: Place, me: Me) {
  if (helped(me)) return []
  return at.mappings
    .map((mapping) => {
      const sees = [...groupsOf(at, mapping)].some((id) => iHave(at, me, 'see_roll', id))
      return {
        id: mapping.id,
        iRun: iHave(at, me, 'run_mentoring', mapping.group_id),
        iRead: sees && iRead(at, me, mapping),
        iMark: sees && !isChild(at, me.personId),
        iAnswer:
          learnersOf(at, mapping).some((row) => row.person_id === me.personId) ||
          at.turn_to.some(
            (row) => row.mapping_id === mapping.id && row.owner_id === me.personId && row.said !== null,
          ),
      }
    })
    .filter((round) => round.iRun || round.iRead || round.iMark || round.iAnswer)
}

/** Learners whom I may mark in a round, by the class I see them in. */
export function learnersToMark(at: Place, me: Me, mappingId: string): ReadonlySet<string> {
  if (helped(me) || isChild(at, me.personId)) return new Set()
  const mapping = at.mappings.find(({ id }) => id === mappingId)!
  return new Set(
    learnersOf(at, mapping)
      .filter((row) => iHave(at, me, 'see_roll', row.group_id))
      .filter((row) => row.person_id !== me.personId && !isBarredTo(at, me, row.person_id))
      .map((row) => `${row.group_id} ${row.person_id}`),
  )
}

/** Offers I am in, as what; none with somebody kept from me, nor to a learner I am kept from or who is kept from me. */
export function offersOfMine(at: Place, me: Me) {
  if (helped(me)) return []
  return at.mapping_offers.flatMap((offer) => {
    const { learner_id, by_id, second_id } = offer
    const iAm = [
      ['learner', learner_id],
      ['by', by_id],
      ['second', second_id],
    ].find(([, id]) => id === me.personId)?.[0]
    if (iAm === undefined || [learner_id, by_id, second_id].some((id) => isBarredTo(at, me, id))) return []
    if (iAm !== 'learner' && isBlockBetween(at, me.personId, learner_id)) return []
    return [{ offer, iAm }]
  })
}
