import type { Me } from '#db/client.ts'
import { isChild, isKnownChild } from './ages.ts'
import { isBarredTo, isBlockBetween } from './blocks.ts'
import { idsOfSources, myParts, sourcesIRun } from './sources.ts'
import { hasLeft, isUnderConcern } from './standing.ts'
import { isLive, tieKinds } from './tie-state.ts'
import { helped, type Place, type Row } from './town.ts'

type Guest = Row<'gathering_guests'>

/** Gatherings whose source I see. */
export const gatheringsISee = (at: Place, me: Me): readonly Row<'gatherings'>[] => {
  const seen = idsOfSources(at, me)
  return at.gatherings.filter(({ id }) => seen.has(id))
}

const iAm = (at: Place, me: Me, part: string, id: string): boolean =>
  myParts(at, me).some((row) => row.source_id === id && row.part === part)

const iLead = (at: Place, me: Me, id: string): boolean =>
  !helped(me) && (sourcesIRun(at, me).has(id) || iAm(at, me, 'facilitator', id))

const isYoung = (at: Place, { person_id, grown }: Guest): boolean =>
  person_id === null ? grown === false : isChild(at, person_id)

/** Whoever leads it is shown everybody on the list who is not kept from them; under a concern, no child. */
export function listOf(at: Place, me: Me, gatheringId: string): readonly Guest[] {
  if (!iLead(at, me, gatheringId)) return []
  return at.gathering_guests
    .filter((row) => row.gathering_id === gatheringId)
    .filter((row) => row.person_id === null || !isBarredTo(at, me, row.person_id))
    .filter((row) => !isUnderConcern(at, me.personId) || !isYoung(at, row))
}

const seatsOf = (at: Place, roomId: string) => at.gathering_seats.filter((row) => row.room_id === roomId)
const guestOf = (at: Place, id: string) => at.gathering_guests.find((row) => row.id === id)!
const sittingIn = (at: Place, roomId: string) =>
  seatsOf(at, roomId)
    .map((row) => guestOf(at, row.guest_id))
    .filter(({ here }) => here === 'yes')

const mySeats = (at: Place, me: Me, gatheringId: string) =>
  helped(me)
    ? []
    : at.gathering_seats.filter((row) => {
        const guest = guestOf(at, row.guest_id)
        return guest.gathering_id === gatheringId && guest.person_id === me.personId
      })

/** The rooms I sit in, and how many sit there with me whose names I am told. */
export const roomsOfMine = (at: Place, me: Me, gatheringId: string) =>
  mySeats(at, me, gatheringId).map(({ room_id }) => ({
    roomId: room_id,
    mates: sittingIn(at, room_id).filter(
      ({ person_id }) => person_id === null || (person_id !== me.personId && !isBarredTo(at, me, person_id)),
    ).length,
  }))

/** Who sits where, for whoever leads it, with what each room lacks. */
export const roomsToLead = (at: Place, me: Me, gatheringId: string) => {
  if (!iLead(at, me, gatheringId)) return []
  const listed = new Set(listOf(at, me, gatheringId).map(({ id }) => id))
  return at.gathering_rooms
    .filter((row) => row.gathering_id === gatheringId)
    .flatMap(({ id }) => {
      const lacks = roomLacks(at, sittingIn(at, id))
      const seated: readonly (string | null)[] = seatsOf(at, id).map((row) => row.guest_id)
      return (seated.length === 0 ? [null] : seated).map((guest) => ({
        roomId: id,
        lacks,
        guestId: guest !== null && listed.has(guest) ? guest : null,
      }))
    })
}

/** The rule on who may be in a room together. */
function roomLacks(at: Place, room: readonly Guest[]): 'apart' | 'second_adult' | 'check' | null {
  const pairs = room.flatMap((a, n) => room.slice(n + 1).map((b) => [a, b] as const))
  const mixed = pairs.filter(([a, b]) => !areAlike(at, a, b) && !isLiveBetween(at, a, b))
  if (
    pairs.some(([a, b]) => areKeptApart(at, a, b)) ||
    mixed.some((pair) => pair.some((one) => isWorry(at, one)))
  )
    return 'apart'
  if (mixed.length === 0) return null
  const keepers = room.filter(
    ({ person_id: who }) =>
      who !== null && !isChild(at, who) && !isUnderConcern(at, who) && !hasLeft(at, who),
  )
  if (keepers.length < 2) return 'second_adult'
  return keepers.some(({ person_id }) => hasCheck(at, person_id!)) ? null : 'check'
}

/** Two grown-ups, or two known to be children; of whom nobody knows the age is like nobody. */
function areAlike(at: Place, a: Guest, b: Guest): boolean {
  const young = [a, b].map((one) => isYoung(at, one))
  if (young[0] !== young[1]) return false
  return !young[0] || [a, b].every(({ person_id }) => person_id === null || isKnownChild(at, person_id))
}

const isLiveBetween = (at: Place, a: Guest, b: Guest): boolean =>
  at.ties.some((tie) => {
    const kind = tieKinds[tie.kind]!
    const sides = [tie.from_id, tie.to_id]
    return (
      sides.includes(a.person_id ?? '') &&
      sides.includes(b.person_id ?? '') &&
      (kind.kin || kind.vettedFor !== undefined) &&
      isLive(at, tie)
    )
  })

const areKeptApart = (at: Place, a: Guest, b: Guest): boolean =>
  a.person_id !== null && b.person_id !== null && isBlockBetween(at, a.person_id, b.person_id)

const isWorry = (at: Place, one: Guest): boolean =>
  one.person_id !== null && !isYoung(at, one) && isUnderConcern(at, one.person_id)

const hasCheck = (at: Place, who: string): boolean =>
  at.vettings.some((row) => row.person_id === who && row.ended_at === null && row.review_on >= at.today)

/** The lines I am shown, whether with their words and with who wrote them. */
export function notesShown(at: Place, me: Me, gatheringId: string) {
  const { closed_at, sent_at } = at.gatherings.find(({ id }) => id === gatheringId)!
  const seen = idsOfSources(at, me).has(gatheringId)
  const mine = new Set(mySeats(at, me, gatheringId).map((row) => row.room_id))
  return at.gathering_notes
    .filter((row) => row.gathering_id === gatheringId && !isBarredTo(at, me, row.by_id))
    .flatMap((note) => {
      const inside =
        iLead(at, me, gatheringId) ||
        (iAm(at, me, 'here', gatheringId) &&
          (closed_at !== null || note.room_id === null || mine.has(note.room_id)))
      if (!inside && (sent_at === null || !seen)) return []
      return [{ id: note.id, words: inside || !namesAChild(at, gatheringId, note.text), by: inside }]
    })
}

function namesAChild(at: Place, gatheringId: string, text: string): boolean {
  const wordsOf = (said: string) => said.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const said = new Set(wordsOf(text))
  return at.gathering_guests
    .filter((row) => row.gathering_id === gatheringId && isYoung(at, row))
    .flatMap(({ name, person_id }) => {
      const person = at.people.find(({ id }) => id === person_id)
      const names = [name, person?.given_name, person?.preferred_name, person?.family_name]
      return wordsOf(names.map((one) => one ?? '').join(' '))
    })
    .some((part) => part.length > 2 && said.has(part))
}
