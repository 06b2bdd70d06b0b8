import type { Draft } from './draft.ts'
import type { DrawnGroup } from './groups.ts'

const HOSTING: Readonly<Record<string, string>> = {
  organisation: 'organiser',
  board: 'chair',
  team: 'convener',
  circle: 'convener',
  cell: 'convener',
  school: 'head',
}

/** What was said and held, in whose name and for whom; what led to what; who owes an answer, follows, has a part. */
export function drawSources(draft: Draft, people: readonly string[], groups: readonly DrawnGroup[]): void {
  const { add, newId, pick, percent, past, maybe } = draft
  for (const { id: group_id, kind } of groups) {
    const role = HOSTING[kind]
    if (role === undefined || !percent(60)) continue
    const person_id = pick(people)
    const there = draft.rows.memberships.some(
      (row) => row.group_id === group_id && row.person_id === person_id && row.role === role,
    )
    const at = { from_at: -50_000, to_at: null, opens_on: null, recorded_at: -50_000, source: 'person' }
    if (!there) add('memberships', { id: newId('membership'), group_id, person_id, role, ...at })
  }
  for (let n = draft.int(2, 4); n > 0; n--) {
    const host_id = pick(groups).id
    const id = drawSource(draft, pick([...people, host_id]), {
      host_id,
      shown_to: pick(['named', 'named', 'asked', 'asked', 'asked', 'public']),
      for_group_id: maybe(55, () => pick(groups).id),
      from_age: maybe(40, () => pick([10, 14, 16, 18])),
    })
    drawParts(draft, people, id)
    if (percent(50)) drawBallot(draft, people, id)
    if (percent(40)) {
      const [passed, answered] = [maybe(30, past), maybe(40, past)]
      add('source_answers', {
        id: newId('owed answer'),
        source_id: id,
        who_id: pick(people),
        by_on: draft.day(0, 9),
        asked_by: pick(people),
        asked_at: past(),
        passed_on_at: passed,
        says: passed === null && answered !== null ? 'no' : null,
        words: passed === null && answered !== null ? 'there is no money' : null,
        answered_at: passed === null ? answered : null,
      })
    }
    if (percent(60))
      add('commitments', {
        id: newId('promise'),
        source_id: id,
        who_id: pick(people),
        what: 'mend the lamp',
        by_on: null,
        made_by: pick(people),
        made_at: past(),
        taken_on_at: maybe(70, past),
      })
  }
  const ids = draft.rows.sources.map(({ id }) => id)
  for (const [n, to_id] of ids.entries())
    for (const from_id of draft.some(ids.slice(0, n), 2))
      if (!draft.rows.source_links.some((row) => row.from_id === from_id && row.to_id === to_id))
        add('source_links', { from_id, to_id, made_by: pick(people), made_at: past() })
}

type Facts = Pick<Draft['rows']['sources'][number], 'host_id' | 'shown_to' | 'for_group_id' | 'from_age'>

function drawSource(draft: Draft, owner_id: string, facts: Facts): string {
  const { add, newId, pick, past, rows } = draft
  const id = newId('source')
  const made_at = past()
  add('things', {
    id,
    kind: 'ballot',
    owner_id,
    parent_id: null,
    made_at,
    apart_since: draft.maybe(15, past),
  })
  add('sources', { id, ...facts, title: 'The lamp in Mill Lane', made_by: owner_id, made_at })
  const ties = rows.ties.filter((tie) => [tie.from_id, tie.to_id].includes(owner_id))
  if (ties.length > 0 && draft.percent(40))
    add('grants', {
      id: newId('grant'),
      thing_id: id,
      tie_id: pick(ties).id,
      group_id: null,
      may: 'see',
      given_by: owner_id,
      given_at: -60,
      until_at: null,
      taken_back_at: null,
    })
  return id
}

function drawParts(draft: Draft, people: readonly string[], source_id: string): void {
  const { add, pick, past, maybe, some } = draft
  for (const person_id of some(people, 3))
    add('source_parts', {
      source_id,
      person_id,
      part: pick(['host', 'moderator', 'facilitator', 'roll_keeper', 'guest']),
      given_by: pick(people),
      given_at: past(),
      ended_at: maybe(25, past),
    })
  for (const person_id of some(people, 2))
    add('source_follows', { source_id, person_id, from_at: past(), ended_at: maybe(25, past) })
}

function drawBallot(draft: Draft, people: readonly string[], about_id: string): void {
  const { add, newId, pick, percent, maybe, past, some, rows } = draft
  const { host_id, shown_to, for_group_id, from_age } = rows.sources.find(({ id }) => id === about_id)!
  const ballot_id = drawSource(draft, host_id, { host_id, shown_to, for_group_id, from_age })
  const [secret, closed] = [percent(70), percent(60)]
  const counted = closed && percent(60)
  add('ballots', {
    id: ballot_id,
    about_id,
    form: 'approval',
    secret,
    rule: percent(40) ? { roll: 'parts' } : {},
    rule_hash: '0'.repeat(64),
    key_check: secret ? '0'.repeat(64) : null,
    opens_at: -9000,
    closes_at: null,
    closed_at: closed ? -60 : null,
    counted_at: counted ? -30 : null,
  })
  const option = { title: 'A bench', withdrawn_at: maybe(20, past), withdrawn_why: null }
  add('ballot_options', { ballot_id, id: newId('option'), position: 1, ...option })
  for (const person_id of [...some(people, 4), null]) {
    const id = newId('roll')
    const voted = pick([null, 'screen', 'paper'])
    add('ballot_roll', { ballot_id, id, person_id, name: person_id === null ? 'Old Tom' : null, voted })
    if (voted === 'screen' && secret && !counted)
      add('ballot_envelopes', { ballot_id, roll_id: id, sealed: '\\x00' })
    if (voted !== null && (!secret || counted))
      add('votes', { ballot_id, id: newId('vote'), answer: ['a bench'], roll_id: secret ? null : id })
  }
  if (counted && secret)
    add('ballot_receipts', {
      ballot_id,
      receipt: `ABCDEFGH${String(rows.ballots.length + 1).padStart(4, '2')}`,
    })
}
