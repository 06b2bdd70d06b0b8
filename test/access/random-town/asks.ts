import type { Draft } from './draft.ts'
import type { DrawnGroup } from './groups.ts'

const MADE = ['family', 'team', 'circle', 'cell']

/** Asks into groups that people make: by those in them and by others, taken back, answered by either. */
export function drawAsks(draft: Draft, people: readonly string[], groups: readonly DrawnGroup[]): void {
  const { add, pick, percent, newId, maybe, rows } = draft
  const waiting = new Set<string>()
  for (const { id: group_id } of groups.filter(({ kind }) => MADE.includes(kind)))
    for (const person_id of draft.some(people, 4)) {
      const inside = rows.memberships.filter((row) => row.group_id === group_id).map((row) => row.person_id)
      const others = (inside.length > 0 && percent(85) ? inside : people).filter((one) => one !== person_id)
      const taken_back_at = maybe(15, () => -20)
      const key = `${group_id} ${person_id}`
      if (others.length === 0 || (taken_back_at === null && waiting.has(key))) continue
      if (taken_back_at === null) waiting.add(key)
      const id = newId('ask')
      add('group_asks', {
        id,
        group_id,
        person_id,
        asked_by: pick(others),
        asked_at: -4000,
        taken_back_at,
      })
      for (const by of draft.some([person_id, pick(people)], 2))
        add('group_answers', {
          id: newId('group answer'),
          ask_id: id,
          person_id: by,
          answer: pick(['yes', 'no']),
          said_at: -3000 + rows.group_answers.length,
          said_order: String(rows.group_answers.length + 1),
        })
    }
}
