import type { Draft } from './draft.ts'

/** Conversations with what was said, who was asked to sit in, and what was promised because of them and of other things. */
export function drawMeetings(draft: Draft, people: readonly string[]): void {
  const { add, newId, pick, percent, int, past, maybe, some, rows } = draft
  for (const tie of rows.ties) {
    if (!percent(40)) continue
    const id = newId('meeting')
    add('things', {
      id,
      kind: 'conversation',
      owner_id: pick([tie.to_id, tie.to_id, tie.from_id]),
      parent_id: null,
      made_at: past(),
      apart_since: null,
    })
    const held = percent(70)
    add('meetings', {
      id,
      shape: 'conversation',
      tie_id: maybe(90, () => tie.id),
      starts_at: held ? null : 600,
      at_place: null,
      held_on: held ? draft.day(0, -int(0, 9)) : null,
      minutes: held ? int(5, 40) : null,
      recorded_at: held ? past() : null,
      made_by: pick([tie.from_id, tie.to_id]),
      made_at: past(),
      called_off_at: null,
    })
    for (let n = int(0, 2); n > 0; n--)
      add('meeting_words', {
        id: newId('said'),
        meeting_id: id,
        by_id: pick([tie.from_id, tie.to_id, ...people]),
        text: 'what we said',
        read_back: false,
        said_at: past(),
        said_order: String(rows.meeting_words.length + 1),
        confirmed_at: maybe(50, past),
      })
    for (const person_id of some(people, 2))
      add('meeting_guests', {
        meeting_id: id,
        person_id,
        tie_id: maybe(
          80,
          () => pick(rows.ties.filter((one) => [one.from_id, one.to_id].includes(person_id)).concat(tie)).id,
        ),
        asked_at: past(),
        answer: pick([null, 'yes', 'no']),
        answered_at: null,
      })
  }
  for (const thing of some(rows.things, 6)) {
    const id = newId('promise')
    add('commitments', {
      id,
      source_id: thing.id,
      who_id: pick([thing.owner_id, ...people].filter((one) => people.includes(one))),
      what: 'bring the seeds',
      by_on: null,
      made_by: pick(people),
      made_at: past(),
      taken_on_at: maybe(50, past),
    })
    if (percent(40))
      add('commitment_ends', {
        commitment_id: id,
        came: 'done',
        words: null,
        said_by: pick(people),
        said_at: past(),
      })
  }
}
