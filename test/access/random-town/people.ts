import type { Draft } from './draft.ts'

/** People of every age that matters: known, on a border, by year group, by a colleague's word, not known at all. */
export function drawPeople(draft: Draft): readonly string[] {
  return Array.from({ length: draft.int(5, 10) }, (_, n) => {
    const id = draft.newId('person')
    draft.add('parties', { id, kind: 'person' })
    draft.add('people', {
      id,
      given_name: `P${n + 1}`,
      family_name: '',
      preferred_name: null,
      pronouns: null,
      arrived_at: -100_000,
    })
    if (draft.percent(92))
      draft.add('people_private', {
        person_id: id,
        birth_date: birthDate(draft),
        year_group: draft.maybe(35, () => draft.pick([-1, 0, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14])),
        email: null,
        phone: null,
        locale: null,
      })
    if (draft.percent(35)) draft.add('adult_words', { person_id: id, ...adultWord(draft) })
    return id
  })
}

function birthDate(draft: Draft): string | null {
  return draft.pick([
    () => null,
    () => null,
    () => draft.day(-draft.int(25, 70), -30),
    () => draft.day(-draft.int(25, 70), -30),
    () => draft.day(-18, draft.int(-1, 1)),
    () => draft.day(-draft.int(3, 17), draft.int(-1, 1)),
    () => draft.day(-draft.int(5, 17), -100),
  ])()
}

const adultWord = (draft: Draft) =>
  draft.percent(50)
    ? { basis: 'roll', said_by: null, said_at: draft.past() }
    : { basis: 'colleague', said_by: draft.newId('row'), said_at: draft.past() }

/** What is written about people beside who they are. */
export function drawFacts(draft: Draft, people: readonly string[]): void {
  const { add, pick, percent, past, newId, maybe } = draft
  for (const person_id of people) {
    if (percent(20)) add('corrections', { person_id, field: 'given_name', said_at: past(), roll_says: 'X' })
    if (percent(12))
      add('departures', {
        id: newId('departure'),
        person_id,
        left_at: -200,
        returned_at: maybe(50, () => -100),
        source: pick(['roll', 'person', 'lead']),
      })
    if (percent(10))
      add('concerns', {
        id: newId('concern'),
        about_id: person_id,
        raised_by: pick(people),
        raised_at: -200,
        worry: draft.rows.concerns.length % 3 === 1 ? 'for' : 'about',
        words: 'a worry',
        ...pick([
          { closed_at: null, closed_by: null },
          { closed_at: -100, closed_by: person_id },
        ]),
      })
    if (percent(40)) drawVetting(draft, people, person_id)
    if (percent(40)) add('done_requests', { id: newId('request'), person_id, led_to: null, done_at: past() })
    add('roll_ids', { source: 'roll', kind: 'person', external_id: person_id, id: person_id })
  }
  add('merges', {
    from_id: newId('row'),
    into_id: pick(people),
    merged_by: pick(people),
    merged_at: past(),
    moved: {},
  })
  add('erasures', { person_id: newId('row'), erased_at: past() })
}

export const VETTED_ROLES = ['tutor', 'mentor', 'key_worker', 'coach', 'supporter']

export function drawVetting(
  draft: Draft,
  people: readonly string[],
  person_id: string,
  role = draft.pick(VETTED_ROLES),
): void {
  draft.add('vettings', {
    id: draft.newId('vetting'),
    person_id,
    role,
    check_kind: 'Enhanced',
    issued_on: draft.day(-1, 0),
    seen_by: draft.pick(people.filter((other) => other !== person_id)),
    seen_at: draft.past(),
    review_on: draft.day(0, draft.pick([-1, 0, 0, 1, 200, 200, 200])),
    ended_at: draft.maybe(12, draft.past),
  })
}

/** Blocks in either direction, some lifted. */
export function drawBlocks(draft: Draft, people: readonly string[]): void {
  for (let n = draft.int(0, 4); n > 0; n--) {
    const protects_id = draft.pick(people)
    const against_id = draft.pick(people.filter((other) => other !== protects_id))
    const lifted = draft.percent(30)
    draft.add('blocks', {
      id: draft.newId('block'),
      protects_id,
      against_id,
      made_by: draft.pick([protects_id, draft.pick(people)]),
      made_at: -300,
      lifted_at: lifted ? -100 : null,
      lifted_by: lifted ? protects_id : null,
    })
  }
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Codes given to others: in use, ended, past their end; used by some. */
export function drawCodes(draft: Draft, people: readonly string[]): void {
  for (const [n, person_id] of people.entries()) {
    if (!draft.percent(45)) continue
    const code = `CDE${LETTERS[n % LETTERS.length]}2345`
    const ended = draft.percent(20)
    draft.add('shared_codes', {
      code,
      person_id,
      made_at: -10_000,
      until_at: draft.until(),
      ended_at: ended ? -3 : null,
    })
    for (const used_by of draft.some(people, 3)) draft.add('code_uses', { code, used_by, used_at: -2 })
  }
}

const VERBS = ['web.write', 'plan.write', 'plan.answer_proposal', 'tie.ask', 'profile.write']

/** Consents to be helped, those with a role among them: in force, ended, past their end. */
export function drawConsents(draft: Draft, people: readonly string[]): void {
  const led = draft.rows.memberships.filter((row) => row.role !== 'student').map((row) => row.person_id)
  for (let n = draft.int(2, 5); n > 0; n--) {
    const person_id = draft.pick(led.length > 0 && draft.percent(40) ? led : people)
    const others = people.filter((other) => other !== person_id)
    const helper_id = draft.pick(others)
    const given_how = draft.pick(['signed_in', 'on_paper', 'aloud'])
    draft.add('helper_consents', {
      id: draft.newId('consent'),
      person_id,
      helper_id,
      verbs: [draft.pick(VERBS)],
      given_how,
      witness_id:
        given_how === 'signed_in' ? null : draft.pick(others.filter((other) => other !== helper_id)),
      given_at: -10_000,
      until_at: draft.until(),
      ended_at: draft.maybe(20, () => -3),
    })
  }
}
