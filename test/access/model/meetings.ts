import type { Me } from '#db/client.ts'
import { doorsToMe } from './doors.ts'
import { myParties } from './groups.ts'
import { myLiveTies } from './ties.ts'
import { helped, type Place, type Row } from './town.ts'

/** Things of my parties and those open to me; while somebody acts for me not what is set apart. */
export function thingsISee(at: Place, me: Me): readonly Row<'things'>[] {
  const open = new Set(doorsToMe(at, me).map(({ thing }) => thing))
  const parties = myParties(at, me)
  const kept = (row: Row<'things'>) => helped(me) && row.apart_since !== null
  return at.things.filter((row) => (parties.has(row.owner_id) && !kept(row)) || open.has(row))
}

const idsOf = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id))

/** Those that are things I see, and those I am asked to sit in on while the tie I was asked through lives. */
export function meetingsISee(at: Place, me: Me): readonly Row<'meetings'>[] {
  const things = idsOf(thingsISee(at, me))
  const live = idsOf(myLiveTies(at, me))
  const guest = new Set(
    at.meeting_guests
      .filter((row) => row.person_id === me.personId && row.answer !== 'no' && live.has(row.tie_id ?? ''))
      .map((row) => row.meeting_id),
  )
  return at.meetings.filter(({ id }) => things.has(id) || guest.has(id))
}

/** What was said, of what is my parties' own. */
export function wordsISee(at: Place, me: Me): readonly Row<'meeting_words'>[] {
  const parties = myParties(at, me)
  const own = idsOf(at.things.filter((row) => parties.has(row.owner_id)))
  return at.meeting_words.filter((row) => own.has(row.meeting_id))
}

export function guestsISee(at: Place, me: Me): readonly Row<'meeting_guests'>[] {
  const things = idsOf(thingsISee(at, me))
  const meetings = idsOf(meetingsISee(at, me))
  return at.meeting_guests.filter(
    (row) => meetings.has(row.meeting_id) && (things.has(row.meeting_id) || row.person_id === me.personId),
  )
}

/** What I am to do, and what follows from things I see. */
export function commitmentsISee(at: Place, me: Me): readonly Row<'commitments'>[] {
  const things = idsOf(thingsISee(at, me))
  return at.commitments.filter((row) => row.who_id === me.personId || things.has(row.source_id))
}
