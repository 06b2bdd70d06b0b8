import type { Draft } from './draft.ts'

/** Assemblies in every state, on sources that somebody may see or not; their pools, draws and recommendations. */
export function drawAssemblies(draft: Draft, people: readonly string[]): void {
  const { add, newId, pick, percent, past, maybe, rows } = draft
  const sources = rows.sources.map(({ id }) => id)
  for (const id of draft.some(sources, 2)) {
    const answerer_id = maybe(50, () => pick(people))
    add('assemblies', {
      id,
      question: 'What next?',
      framed_by: 'people of the town',
      stance: 'advises',
      answerer_id,
      answerer_words: answerer_id === null ? null : 'each one, in a month',
      days: 'two Saturdays',
      reach: '01234',
      places: 2,
      answers_until: draft.day(0, pick([-3, 9])),
      keep_days: 30,
      term_months: null,
      begun_on: null,
      done_on: null,
    })
    const draft_id = newId('draft')
    add('assembly_drafts', { id: draft_id, assembly_id: id, text: 'What?', why: null, made_at: past() })
    const said = { words: 'Ask us', said_at: past(), reply: null, replied_at: null }
    add('assembly_comments', { id: newId('comment'), draft_id, by_id: pick(people), ...said })
    const check = { item: 'purpose', words: 'so', by_id: pick(people), done_on: draft.day(0, -3) }
    add('assembly_checks', { assembly_id: id, ...check })
    const open = { people: null, least: null, most: null, least_flex: null, most_flex: null }
    const trait = { category: 'age', value: 'young', category_position: 1, position: 1, ...open }
    add('assembly_traits', { assembly_id: id, ...trait })
    drawPool(draft, people, id)
    if (percent(70)) drawDraw(draft, people, id)
    const others = sources.filter((other) => !rows.recommendations.some((row) => row.id === other))
    if (others.length > 0)
      add('recommendations', {
        id: pick(others),
        assembly_id: id,
        n: 1,
        text: 'Mend the lamp',
        why: null,
        votes_for: null,
        votes: null,
        counted: null,
      })
  }
}

function drawPool(draft: Draft, people: readonly string[], assembly_id: string): void {
  const { add, newId, pick, past, maybe } = draft
  const address_id = newId('address')
  add('assembly_addresses', { assembly_id, id: address_id, lines: '1 Mill Lane', traits: {} })
  const wave_id = newId('wave')
  const seed = { n: 1, letters: 1, spread: [], seed: '3 4', strata: [], drawn_at: past() }
  add('assembly_waves', { id: wave_id, assembly_id, ...seed })
  const answer_id = newId('letter answer')
  add('assembly_answers', {
    id: answer_id,
    assembly_id,
    said: 'yes',
    name: 'Somebody',
    reach: '01234',
    traits: { age: 'young' },
    household: null,
    way: 'web',
    wave: 1,
    said_at: past(),
    typed_by: null,
    person_id: maybe(50, () => pick(people)),
    gone_at: null,
  })
  // The hash of a code is unique in all places.
  const code_hash = draft.placeId.replaceAll('-', '') + assembly_id.replaceAll('-', '')
  add('assembly_codes', { code_hash, assembly_id, wave_id, address_id, answer_id })
  add('assembly_looks', {
    id: newId('look'),
    assembly_id,
    reader_id: pick(people),
    what: 'panel',
    at: past(),
  })
}

function drawDraw(draft: Draft, people: readonly string[], assembly_id: string): void {
  const { add, newId, pick, percent, past } = draft
  const id = newId('draw')
  const published = percent(50)
  add('assembly_draws', {
    id,
    assembly_id,
    n: 1,
    from_wave: 0,
    begun_by: pick(people),
    begun_at: past(),
    share: 1,
    problem: null,
    found_at: past(),
    document: { panels: [['p1']] },
    digest: 'a'.repeat(64),
    chance: published ? 'dice' : null,
    chance_says: published ? 'in the hall' : null,
    chance_on: published ? draft.day(0, 0) : null,
    committed_at: published ? past() : null,
    words: null,
    panel_number: null,
    drawn_at: null,
    void_at: null,
    void_why: null,
  })
  const answer = draft.rows.assembly_answers.find((row) => row.assembly_id === assembly_id)!
  const pseudonym = 'p1'
  add('assembly_pool', { draw_id: id, answer_id: answer.id, pseudonym, panels: 1 })
  add('assembly_numbers', { draw_id: id, person_id: pick(people), words: '3 4', said_at: past() })
  const stays = { stands_by: null, left_at: null, left_when: null, ends_with: null, change_id: null }
  const seat = { draw_id: id, pseudonym, assembly_id, answer_id: answer.id, joined_at: past(), ...stays }
  add('assembly_members', seat)
  add('assembly_payments', { id: newId('payment'), assembly_id, draw_id: id, pseudonym })
  add('assembly_changes', {
    id: newId('change'),
    assembly_id,
    draw_id: id,
    kind: 'replace',
    stage: 'before',
    leaving: [],
    wanted: null,
    seed: '3 4',
    begun_at: past(),
    joined: null,
    empty: null,
    relaxed: null,
    came_from: null,
    done_at: null,
    problem: null,
  })
}
