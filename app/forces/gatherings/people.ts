import type { Naming } from '#core/people/where-people-are.ts'

const done = 'What somebody did in a role for others is in their trail.'

/** What every column of this practice's tables that holds an id is to somebody. */
export const people: Readonly<Record<string, Naming>> = {
  'gatherings.id': 'nobody',
  'gatherings.series_id': 'nobody',
  'gathering_guests.id': 'nobody',
  'gathering_guests.gathering_id': 'nobody',
  'gathering_guests.person_id': { told: 'gatherings' },
  'gathering_guests.asked_by': { not: done },
  'gathering_steps.gathering_id': 'nobody',
  'gathering_steps.guest_id': 'nobody',
  'gathering_rounds.gathering_id': 'nobody',
  'gathering_rooms.id': 'nobody',
  'gathering_rooms.gathering_id': 'nobody',
  'gathering_seats.gathering_id': 'nobody',
  'gathering_seats.guest_id': 'nobody',
  'gathering_seats.room_id': 'nobody',
  'gathering_notes.id': 'nobody',
  'gathering_notes.gathering_id': 'nobody',
  'gathering_notes.room_id': 'nobody',
  'gathering_notes.by_id': { told: 'gatheringNotes' },
  'gathering_hands.ballot_id': 'nobody',
  'gathering_hands.option_id': 'nobody',
}
