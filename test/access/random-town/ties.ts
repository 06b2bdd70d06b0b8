import type { Row } from '../model/town.ts'
import { dice } from './dice.ts'
import type { Draft } from './draft.ts'
import { drawVetting, VETTED_ROLES } from './people.ts'

const KINDS = [
  'parent',
  'parent',
  'parent',
  'parent',
  'family',
  'friend',
  'neighbour',
  'buddy',
  'tutor',
  'mentor',
  'mentor',
  'key_worker',
  'coach',
  'supporter',
]

/** Ties that mostly have all they need to live, each with something that may be missing. */
export function drawTies(draft: Draft, people: readonly string[]): void {
  const there = new Set<string>()
  for (let n = draft.int(4, 14); n > 0; n--) {
    const from_id = draft.pick(people)
    const to_id = draft.pick(people.filter((other) => other !== from_id))
    const kind = draft.pick(KINDS)
    const key = [kind, from_id, to_id].join()
    if (there.has(key)) continue
    there.add(key)
    const made_by = draft.percent(55) ? draft.pick([from_id, to_id]) : null
    const tie: Omit<Row<'ties'>, 'place_id'> = {
      id: draft.newId('tie'),
      kind,
      from_id,
      to_id,
      made_by,
      made_at: -40_000,
      source: made_by === null ? 'roll' : 'person',
      anew_at: null,
    }
    draft.add('ties', tie)
    drawConfirmations(draft, tie)
    drawAnswers(draft, people, tie)
    if (VETTED_ROLES.includes(kind)) drawCare(draft, people, tie)
  }
}

/** Some of them were asked anew after somebody had spoken. Its own chance, so that what else is in a town stays as it was. */
export function drawEpisodes({ rows }: Draft): void {
  const { percent, pick } = dice(rows.ties.length * 17 + rows.tie_answers.length)
  rows.ties.forEach((tie, n) => {
    const said = rows.tie_answers.filter(({ tie_id }) => tie_id === tie.id)
    if (said.length > 0 && percent(15)) rows.ties[n] = { ...tie, anew_at: pick(said).said_at }
  })
}

type Tie = Omit<Row<'ties'>, 'place_id'>

function drawConfirmations(draft: Draft, tie: Tie): void {
  const usual = draft.pick([
    ['confirmed'],
    ['confirmed'],
    ['confirmed'],
    [],
    ['refused'],
    ['confirmed', 'refused'],
    ['refused', 'confirmed'],
  ])
  const needed = tie.kind === 'parent' || tie.source === 'roll'
  for (const outcome of needed || draft.percent(15) ? usual : [])
    draft.add('tie_confirmations', {
      id: draft.newId('confirmation'),
      tie_id: tie.id,
      outcome,
      said_by: tie.from_id,
      ...said(draft, draft.rows.tie_confirmations),
    })
  if (needed && draft.percent(20))
    draft.add('withdrawn_links', { tie_id: tie.id, withdrawn_at: draft.past() })
}

/** Words in sequence: of both sides, of parents for a side, changes of mind. */
function drawAnswers(draft: Draft, people: readonly string[], tie: Tie): void {
  const say = (person_id: string, for_id: string, answer: string) =>
    draft.add('tie_answers', {
      id: draft.newId('answer'),
      tie_id: tie.id,
      person_id,
      for_id,
      answer,
      ...said(draft, draft.rows.tie_answers),
    })
  for (const side of [tie.from_id, tie.to_id]) {
    const other = () => draft.pick(people.filter((person) => person !== side))
    if (draft.percent(8)) say(side, side, 'no')
    if (draft.percent(85)) say(side, side, 'yes')
    if (draft.percent(55)) say(other(), side, 'yes')
    if (draft.percent(6)) say(other(), side, 'no')
    if (draft.percent(5)) say(side, side, 'no')
  }
}

/** The checks and the second adult that a tie may need. */
function drawCare(draft: Draft, people: readonly string[], tie: Tie): void {
  for (const side of [tie.from_id, tie.to_id])
    if (draft.percent(70)) drawVetting(draft, people, side, tie.kind)
  for (let n = draft.pick([0, 1, 1, 1, 2]); n > 0; n--)
    draft.add('companions', {
      id: draft.newId('companion'),
      tie_id: tie.id,
      person_id: draft.pick(people),
      named_by: draft.pick(people),
      named_at: -20_000,
      ended_at: draft.maybe(15, draft.past),
    })
}

/** The next place in the order in which things were said. */
const said = (draft: Draft, before: readonly unknown[]) => ({
  said_order: String(before.length + 1),
  said_at: -30_000 + before.length + draft.int(0, 0),
})
