import type { Row } from '../model/town.ts'
import type { Draft } from './draft.ts'
import type { DrawnGroup } from './groups.ts'

/** What people and families have written: my people, plans with versions, suggestions and agreements. */
export function drawThings(draft: Draft, people: readonly string[], groups: readonly DrawnGroup[]): void {
  for (const person of people) {
    if (draft.percent(60)) drawWeb(draft, person)
    if (draft.percent(60)) drawPlan(draft, people, person)
  }
  for (const { id, kind } of groups)
    if (!['school', 'partnership', 'small_school'].includes(kind) && draft.percent(45))
      drawPlan(draft, people, id)
}

function addThing(
  draft: Draft,
  thing: Pick<Row<'things'>, 'id' | 'kind' | 'owner_id' | 'parent_id'>,
): string {
  const apart_since = draft.maybe(thing.parent_id === null ? 5 : 30, draft.past)
  draft.add('things', { ...thing, made_at: -60_000, apart_since })
  return thing.id
}

function drawWeb(draft: Draft, owner_id: string): void {
  const web = addThing(draft, { id: draft.newId('web'), kind: 'web', owner_id, parent_id: null })
  const ties = draft.rows.ties.filter((tie) => [tie.from_id, tie.to_id].includes(owner_id))
  const used = draft.some(ties, 2).map((tie) => tie.id)
  for (const tie_id of [...used, ...draft.some([null], 1)]) {
    const id = addThing(draft, { id: draft.newId('entry'), kind: 'web_entry', owner_id, parent_id: web })
    draft.add('web_entries', {
      id,
      owner_id,
      tie_id,
      name: tie_id === null ? 'my nan' : null,
      how: null,
      made_at: draft.past(),
    })
    for (let n = draft.int(0, 2); n > 0; n--)
      draft.add('entry_words', {
        id: draft.newId('word'),
        entry_id: id,
        circle: draft.pick(['school', 'family', 'friends', 'community']),
        near: draft.int(1, 3),
        gives: draft.some(['part', 'recognised', 'cared'], 2),
        said_at: -30_000 + draft.rows.entry_words.length,
        said_order: String(draft.rows.entry_words.length + 1),
      })
  }
}

function drawPlan(draft: Draft, people: readonly string[], owner_id: string): void {
  const { add, newId, pick, percent, int, past, maybe } = draft
  const plan_id = addThing(draft, { id: newId('plan'), kind: 'plan', owner_id, parent_id: null })
  add('plans', { id: plan_id, owner_id, made_at: -60_000, closed_at: null })
  const versions = int(1, 3)
  for (let version = 1; version <= versions; version++)
    add('plan_versions', {
      plan_id,
      version,
      made_by: pick(people),
      helper_id: null,
      made_at: [-60_000, -30_000, -1000][version - 1]!,
    })
  for (let n = int(0, 3); n > 0; n--) drawItem(draft, plan_id, owner_id, versions)
  if (percent(50))
    add('plan_reviews', { id: newId('review'), plan_id, due_on: draft.day(0, 9), held_on: null, words: null })
  for (const person_id of draft.some(people, 2))
    add('plan_partners', {
      plan_id,
      person_id,
      agrees_as: pick(['learner', 'parent', 'tutor', 'mentor', 'other']),
      asked_by: pick(people),
      asked_at: past(),
      ended_at: maybe(25, past),
    })
  for (const person_id of draft.some(people, 2))
    add('plan_agreements', {
      id: newId('agreement'),
      plan_id,
      version: int(1, versions),
      person_id,
      answer: 'differ',
      words: 'not so',
      said_at: -500 + draft.rows.plan_agreements.length,
      said_order: String(draft.rows.plan_agreements.length + 1),
    })
  for (const by_id of draft.some(people, 2)) drawProposal(draft, plan_id, owner_id, by_id)
}

/** An item lives from a version on, to another or still; it may be said anew. */
function drawItem(draft: Draft, plan_id: string, owner_id: string, versions: number): void {
  const item_id = addThing(draft, {
    id: draft.newId('item'),
    kind: 'plan_item',
    owner_id,
    parent_id: plan_id,
  })
  const first = draft.int(1, versions)
  const row = (from_version: number, to_version: number | null) =>
    draft.add('plan_items', {
      id: draft.newId('item row'),
      item_id,
      plan_id,
      from_version,
      to_version,
      section: 'goal',
      position: 0,
      goal_id: null,
      text: `from ${from_version}`,
      done_on: null,
      written_by: null,
    })
  if (first === versions || draft.percent(50)) row(first, null)
  else {
    row(first, first + 1)
    if (draft.percent(60)) row(first + 1, null)
  }
}

function drawProposal(draft: Draft, plan_id: string, owner_id: string, by_id: string): void {
  const between = draft.rows.ties.filter(
    (tie) => [tie.from_id, tie.to_id].includes(by_id) && [tie.from_id, tie.to_id].includes(owner_id),
  )
  const ties = between.length > 0 ? between : draft.rows.ties
  if (ties.length === 0) return
  const answered = draft.percent(40)
  draft.add('plan_proposals', {
    id: draft.newId('proposal'),
    plan_id,
    by_id,
    tie_id: draft.pick(ties).id,
    section: 'noticed',
    item_id: null,
    text: 'well done',
    said_at: -500 + draft.rows.plan_proposals.length,
    answer: answered ? 'not_now' : null,
    answered_at: answered ? -50 : null,
    answered_by: answered ? owner_id : null,
  })
}

/** What is opened, through ties and groups: in force, past its end, taken back. */
export function drawGrants(draft: Draft, people: readonly string[]): void {
  for (const thing of draft.rows.things) {
    const ties = draft.rows.ties.filter((tie) => [tie.from_id, tie.to_id].includes(thing.owner_id))
    const groups = draft.rows.memberships
      .filter((row) => row.person_id === thing.owner_id)
      .map((row) => row.group_id)
    for (let n = draft.pick([0, 0, 1, 2]); n > 0; n--) {
      const byTie = draft.percent(60)
      // A family's plan is opened through a tie of one of the family; now and then a grant stands where it should not.
      const anyTie = ties.length === 0 || draft.percent(8) ? draft.rows.ties : ties
      const anyGroup =
        groups.length === 0 || draft.percent(15) ? draft.rows.groups.map((row) => row.id) : groups
      if (byTie && anyTie.length === 0) continue
      draft.add('grants', {
        id: draft.newId('grant'),
        thing_id: thing.id,
        tie_id: byTie ? draft.pick(anyTie).id : null,
        group_id: byTie ? null : draft.pick(anyGroup),
        may: draft.pick(['see', 'propose']),
        given_by: draft.pick([thing.owner_id, draft.pick(people)]),
        given_at: draft.pick([-50_000, -20_000, -60]),
        until_at: draft.maybe(40, draft.until),
        taken_back_at: draft.maybe(15, () => -2),
      })
    }
  }
}
