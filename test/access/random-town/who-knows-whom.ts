import type { Draft } from './draft.ts'
import type { DrawnGroup } from './groups.ts'

/** Rounds over classes and schools, with readers, marks, answers (some taken back), those let in, and offers. */
export function drawMappings(draft: Draft, people: readonly string[], groups: readonly DrawnGroup[]): void {
  const { add, newId, pick, percent, past, some, maybe } = draft
  const asked = groups.filter(({ kind }) => ['class', 'small_school', 'school'].includes(kind))
  for (const group of asked) {
    if (!percent(60)) continue
    const mapping_id = newId('mapping')
    add('mappings', {
      id: mapping_id,
      group_id: group.id,
      asked_by: pick(people),
      opened_at: -9000,
      until_on: draft.day(0, pick([-3, 0, 9])),
      closed_at: maybe(30, past),
      before_id: null,
    })
    // Mostly those who see a roll.
    const seeing = draft.rows.memberships
      .filter(({ role }) => ['teacher', 'aide', 'head', 'coordinator', 'safeguarding_lead'].includes(role))
      .map((row) => row.person_id)
    const readers = [...new Set([...some([...seeing, ...seeing, ...people], 4), ...some(seeing, 3)])]
    for (const person_id of readers) add('mapping_readers', { mapping_id, person_id, named_at: past() })
    const learners = draft.rows.memberships
      .filter(({ role }) => role === 'student')
      .map((row) => row.person_id)
    for (const staff_id of some(people, 2))
      for (const learner_id of some(
        learners.filter((id) => id !== staff_id),
        3,
      ))
        add('mapping_marks', {
          mapping_id,
          staff_id,
          learner_id,
          mark: pick(['well', 'little', 'not']),
          marked_at: past(),
        })
    for (const owner_id of new Set([...learners, ...some(people, 1)]))
      if (percent(70)) drawAnswer(draft, people, readers, mapping_id, owner_id)
    drawOffers(draft, people, mapping_id)
  }
}

function drawAnswer(
  draft: Draft,
  people: readonly string[],
  readers: readonly string[],
  mapping_id: string,
  owner_id: string,
): void {
  const { add, newId, pick, percent, past, some } = draft
  const id = newId('turn to')
  add('things', { id, kind: 'turn_to', owner_id, parent_id: null, made_at: past(), apart_since: past() })
  add('turn_to', {
    id,
    mapping_id,
    owner_id,
    said: pick(['people', 'people', 'nobody', null]),
    said_at: past(),
  })
  if (percent(50)) add('turn_to_names', { answer_id: id, n: 1, person_id: pick(people), name: null })
  for (const reader_id of new Set([...some(readers, 4), ...some(people, 1)]))
    add('turn_to_readers', { answer_id: id, reader_id, let_at: past() })
}

function drawOffers(draft: Draft, people: readonly string[], mapping_id: string): void {
  for (let n = draft.int(0, 2); n > 0; n--) {
    const [learner_id, by_id, second_id] = people.toSorted(() => draft.int(-1, 1))
    if (second_id === undefined) continue
    draft.add('mapping_offers', {
      id: draft.newId('offer'),
      mapping_id,
      learner_id: learner_id!,
      by_id: by_id!,
      second_id,
      words: 'have lunch with me',
      made_at: draft.past(),
      answer: draft.pick([null, 'yes', 'no']),
      answered_at: null,
      became: null,
      became_words: null,
      became_by: null,
      became_at: null,
    })
  }
}
