import type { Draft } from './draft.ts'

/** Safeguarding's looks, with the holds that keep them back for a while. */
export function drawOverrides(draft: Draft, people: readonly string[]): void {
  const roles = draft.rows.memberships.filter((row) => row.role === 'safeguarding_lead')
  const leads = [...new Set(roles.map((row) => row.person_id))]
  const owners = draft.rows.things.map((row) => row.owner_id).filter((id) => people.includes(id))
  for (let n = draft.int(0, 5); n > 0; n--) {
    const lead_id = draft.pick(leads.length > 0 && draft.percent(85) ? leads : people)
    const others = (draft.percent(75) ? owners : people).filter((other) => other !== lead_id)
    if (others.length === 0) continue
    const id = draft.newId('override')
    const opened_at = draft.pick([-2000, -600, -600])
    draft.add('overrides', {
      id,
      child_id: draft.pick(others),
      lead_id,
      reason: 'a reason long enough',
      opened_at,
      until_at: opened_at + 24 * 60,
      closed_at: draft.maybe(25, () => -30),
    })
    for (const hold of draft.some([lead_id, ...people], 4))
      for (let times = draft.pick([1, 1, 2]); times > 0; times--)
        draft.add('override_holds', {
          id: draft.newId('hold'),
          override_id: id,
          lead_id: hold,
          held_at: -500,
          until_at: draft.until(),
          reason: 'a reason long enough',
        })
  }
}

/** Who did what and who looked, notices. */
export function drawTraces(draft: Draft, people: readonly string[]): void {
  const { add, newId, pick, percent, past, rows, maybe } = draft
  for (let n = draft.int(0, 6); n > 0; n--)
    add('trail', {
      id: newId('line'),
      at: past(),
      actor_id: pick(people),
      helper_id: maybe(20, () => pick(people)),
      verb: 'plan.write',
      subject_id: pick(people),
      thing_id: null,
      detail: {},
    })
  for (let n = draft.int(0, 6); n > 0 && rows.things.length > 0; n--) {
    const thing = pick(rows.things)
    const override = rows.overrides.length > 0 && percent(60) ? pick(rows.overrides) : undefined
    add('reads', {
      id: newId('read'),
      at: past(),
      reader_id: override?.lead_id ?? pick(people),
      owner_id: thing.owner_id,
      thing_id: thing.id,
      ...(override === undefined
        ? {
            through: pick(['tie', 'group', 'companion', 'lead', 'helper']),
            through_id: rows.ties[0]?.id ?? null,
          }
        : { through: 'override', through_id: override.id }),
    })
  }
  for (let n = draft.int(0, 4); n > 0; n--)
    add('notices', {
      id: newId('notice'),
      to_id: pick(people),
      kind: 'tie.asked',
      about_id: maybe(70, () => pick(people)),
      thing_id: null,
      made_at: past(),
      seen_at: null,
    })
}
