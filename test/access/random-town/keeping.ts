import type { Draft } from './draft.ts'
import type { DrawnGroup } from './groups.ts'

/** Holds over people and groups, some agreed to and some over, and decisions about people, whoever has left. */
export function drawHolds(draft: Draft, people: readonly string[], groups: readonly DrawnGroup[]): void {
  const { add, newId, pick, percent, past, some, maybe } = draft
  for (const person_id of some(people, 2)) {
    const [first, second] = some(people, 2)
    const isGroup = groups.length > 0 && percent(40)
    add('legal_holds', {
      id: newId('legal hold'),
      person_id: isGroup ? null : person_id,
      group_id: isGroup ? pick(groups).id : null,
      why: 'Somebody asked for it.',
      asked_by: first ?? person_id,
      asked_at: past(),
      agreed_by: second ?? null,
      agreed_at: second === undefined ? null : past(),
      end_asked_by: null,
      end_asked_at: null,
      ended_by: null,
      ended_at: maybe(30, past),
    })
    if (percent(50))
      add('keep_decisions', {
        id: newId('decision'),
        person_id,
        keep_until: draft.day(0, 100),
        why: 'For now.',
        decided_by: pick(people),
        decided_at: past(),
      })
  }
}
