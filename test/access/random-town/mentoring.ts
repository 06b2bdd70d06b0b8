import { dice } from './dice.ts'
import type { Draft } from './draft.ts'

/** Offers, rankings, wishes, asks, refusals and rounds. Its own chance, so that what else is in a town stays as it was. */
export function drawMentoring(
  { add, newId, day, past, maybe, ...draft }: Draft,
  people: readonly string[],
  groups: readonly { readonly id: string }[],
): void {
  const { int, pick, some, percent } = dice(draft.rows.memberships.length * 31 + draft.rows.ties.length)
  for (const person_id of some(people, 4))
    add('mentor_offers', {
      id: newId('offer'),
      person_id,
      about: 'I listen.',
      loves: '',
      languages: [],
      times: [],
      places: int(1, 3),
      made_at: -900,
      agreed_by: null,
      agreed_at: null,
      ended_at: percent(30) ? -20 : null,
    })
  for (const learner_id of some(people, 4)) {
    add('mentor_wishes', { learner_id, languages: [], times: [], said_at: -50 })
    some(people, 3).forEach((mentor_id, n) => {
      add('mentor_choices', { learner_id, rank: n + 1, mentor_id, chosen_at: -50 })
    })
    const id = newId('mentor ask')
    add('things', {
      id,
      kind: 'mentor_ask',
      owner_id: learner_id,
      parent_id: null,
      made_at: -80,
      apart_since: null,
    })
    add('mentor_asks', {
      id,
      learner_id,
      person_id: percent(50) ? pick(people) : null,
      words: 'The one with the bees',
      asked_at: -80,
      answered_by: null,
      answer: null,
      answered_at: null,
      taken_back_at: null,
    })
  }
  for (const mentor_id of some(people, 3))
    for (const learner_id of some(people, 3)) add('mentor_refusals', { mentor_id, learner_id, said_at: -40 })
  for (const { id: group_id } of some(groups, 3)) {
    const id = newId('round')
    add('mentor_rounds', {
      id,
      group_id,
      opened_by: pick(people),
      opened_at: -3000,
      closes_on: day(0, 3),
      seed: int(0, 99),
      state: pick(['open', 'draft', 'published']),
      step: 0,
      failed_at: null,
      ran_at: null,
      by_rank: [],
      ended_at: null,
    })
    for (const learner_id of some(people, 3))
      add('mentor_pairs', {
        round_id: id,
        learner_id,
        mentor_id: percent(80) ? pick(people) : null,
        came: 'chosen',
        companion_id: null,
        tie_id: null,
        made_at: -10,
      })
  }
}
