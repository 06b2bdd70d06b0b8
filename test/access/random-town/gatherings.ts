import type { Draft } from './draft.ts'

/** Gatherings to come, going on and over, with who is asked and there, rooms that may be and rooms that may not, and notes. */
export function drawGatherings(draft: Draft, people: readonly string[]): void {
  const { add, newId, pick, percent, past, maybe, some, rows } = draft
  for (let n = draft.int(1, 2); n > 0; n--) {
    const host_id = pick(rows.groups).id
    const id = newId('gathering')
    add('things', {
      id,
      kind: 'gathering',
      owner_id: host_id,
      parent_id: null,
      made_at: past(),
      apart_since: null,
    })
    add('sources', {
      id,
      host_id,
      title: 'Tea in Mill Lane',
      shown_to: pick(['named', 'asked', 'public']),
      for_group_id: maybe(40, () => pick(rows.groups).id),
      from_age: maybe(20, () => pick([10, 16])),
      made_by: pick(people),
      made_at: past(),
    })
    const closed_at = maybe(50, () => -60)
    add('gatherings', {
      id,
      shape: pick(['drop_in', 'roundtable']),
      starts_at: past(),
      minutes: 90,
      at_place: 'the hall',
      about: '',
      series_id: id,
      called_off_at: null,
      closed_at,
      sent_at: closed_at === null ? null : maybe(70, () => -50),
    })
    const names = [
      { name: 'Robin', grown: false },
      { name: 'Jean', grown: true },
    ]
    const coming = [...new Set([...some(people, 6), ...some(people, 4)]), ...names.filter(() => percent(60))]
    const guests = coming.map((one) => {
      const guest = newId('guest')
      const here = pick(['yes', 'yes', 'yes', 'no', null])
      const who =
        typeof one === 'string' ? { person_id: one, name: null, grown: null } : { person_id: null, ...one }
      const said = {
        answer: pick(['yes', 'maybe', null]),
        here,
        asked_by: null,
        comes_from: null,
        made_at: past(),
        reminded_at: null,
        notes_letter_at: null,
      }
      add('gathering_guests', { id: guest, gathering_id: id, ...who, ...said })
      if (typeof one === 'string' && here === 'yes') drawPart(draft, people, id, one, 'here', 15)
      return guest
    })
    for (const person_id of some(people, 2)) drawPart(draft, people, id, person_id, 'facilitator', 20)
    if (percent(50))
      add('gathering_steps', { gathering_id: id, position: 1, title: 'Tea', minutes: 5, guest_id: null })
    const rooms = drawRooms(draft, id, guests)
    for (let line = draft.int(1, 4); line > 0; line--)
      add('gathering_notes', {
        id: newId('note'),
        gathering_id: id,
        room_id: maybe(60, () => pick(rooms)),
        by_id: pick(people),
        text: pick(['A swing', 'Robin’s swing', 'p10 says: a swing']),
        is_key: percent(30),
        written_at: past(),
        written_order: String(rows.gathering_notes.length + 1),
      })
  }
  const option = rows.ballot_options[0]
  if (option !== undefined)
    add('gathering_hands', { ballot_id: option.ballot_id, option_id: option.id, hands: 3 })
}

function drawPart(
  draft: Draft,
  people: readonly string[],
  source_id: string,
  person_id: string,
  part: string,
  ended: number,
) {
  const { add, pick, past, maybe } = draft
  add('source_parts', {
    source_id,
    person_id,
    part,
    given_by: pick(people),
    given_at: past(),
    ended_at: maybe(ended, past),
  })
}

function drawRooms(draft: Draft, gathering_id: string, guests: readonly string[]): readonly string[] {
  const { add, newId, pick, percent } = draft
  const round = 1
  const made = { question: 'What is it like?', size: 3, mix: false, ages_apart: false, seed: 1 }
  add('gathering_rounds', { gathering_id, round, ...made, state: 'made', why: null })
  const rooms = [1, 2].map((number) => {
    const id = newId('room')
    add('gathering_rooms', { id, gathering_id, round, number })
    return id
  })
  for (const guest_id of guests.filter(() => percent(85)))
    add('gathering_seats', { gathering_id, round, guest_id, room_id: pick(rooms) })
  return rooms
}
