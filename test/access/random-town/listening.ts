import type { Draft } from './draft.ts'

/** Listenings with voices (some provisional, some taken back), statements, votes, sheets, a count, a reading and a theme. */
export function drawListenings(draft: Draft, people: readonly string[]): void {
  const { add, newId, pick, percent, past, maybe, some, rows } = draft
  for (let n = draft.int(1, 2); n > 0; n--) {
    const [id, theme] = [drawSource(draft, 'listening', people), drawSource(draft, 'theme', people)]
    add('listenings', { id, question: 'What matters?', about: null, ended_at: maybe(40, past) })
    add('listening_log', { id: newId('log line'), listening_id: id, at: past(), what: 'shown', reason: null })
    for (const part of ['moderator', 'listener', 'clerk'])
      if (percent(60))
        add('source_parts', {
          source_id: id,
          person_id: pick(people),
          part,
          given_by: pick(people),
          given_at: past(),
          ended_at: maybe(20, past),
        })
    const voices = [...people.slice(0, 2), null].map((teller) => drawVoice(draft, id, teller, people))
    const statements = voices.map((voice_id) => {
      const statement = newId('statement')
      add('statements', {
        id: statement,
        listening_id: id,
        words: 'the lamp is out',
        voice_id: maybe(50, () => voice_id),
        added_by: maybe(50, () => pick(people)),
        standing: pick(['waiting', 'in', 'in', 'meta', 'out']),
        reason: null,
        made_at: past(),
        decided_at: null,
      })
      return statement
    })
    add('listening_sheets', {
      listening_id: id,
      number: 1,
      printed_by: pick(people),
      printed_at: past(),
      voter_id: null,
      entered_by: null,
      entered_at: null,
    })
    add('sheet_statements', { listening_id: id, number: 1, n: 1, statement_id: statements[0]! })
    for (const person_id of [...new Set(some(people, 3)), null]) {
      const voter = newId('voter')
      add('listening_voters', { id: voter, listening_id: id, person_id })
      for (const statement_id of some(statements, 2))
        add('statement_votes', { statement_id, voter_id: voter, vote: pick([-1, 0, 1]) })
    }
    add('listening_results', {
      listening_id: id,
      input_hash: 'x',
      counted_at: past(),
      seconds: 0,
      told: {},
      kept: {},
    })
    if (percent(40))
      add('listening_counts', { listening_id: id, asked_at: past(), share: 0, failed_at: null })
    const sense_id = newId('sense')
    add('sense_makings', {
      id: sense_id,
      listening_id: id,
      title: 'In the library',
      made_by: pick(people),
      made_at: past(),
      opened_at: maybe(50, past),
    })
    add('sense_voices', { sense_id, voice_id: voices[0]! })
    const [reading_id, reader_id] = [newId('reading'), pick(people)]
    add('sense_readers', { sense_id, person_id: reader_id, done_at: null })
    add('readings', {
      id: reading_id,
      sense_id,
      reader_id,
      voice_id: voices[0]!,
      words: 'light matters',
      said_at: past(),
    })
    add('themes', { id: theme, sense_id, says: 'Light matters', published_at: past() })
    add('theme_readings', { theme_id: theme, reading_id })
  }

  function drawVoice(
    { add, newId, pick, percent, past, maybe }: Draft,
    listening_id: string,
    teller_id: string | null,
    people: readonly string[],
  ): string {
    const id = newId('voice')
    const [confirmed, withdrawn] = [maybe(60, past), maybe(20, past)]
    const listener = maybe(60, () => pick(people.filter((person) => person !== teller_id)))
    add('voices', {
      id,
      listening_id,
      teller_id,
      teller_name: null,
      channel: teller_id === null ? 'paper' : 'here',
      reach: null,
      words: withdrawn === null ? 'the lamp by our door is out' : null,
      said_as: 'none',
      said_name: null,
      shown: pick(['moderators', 'place', 'public']),
      may_lift: percent(50),
      listener_id: listener,
      second_id: maybe(30, () => pick(people)),
      consent: listener === null ? 'own' : 'aloud',
      slip_hash: null,
      written_at: past(),
      confirmed_at: confirmed,
      confirmed_by: confirmed === null ? null : 'teller',
      withdrawn_at: withdrawn,
    })
    return id
  }

  function drawSource(
    { add, newId, pick, past, maybe }: Draft,
    kind: string,
    people: readonly string[],
  ): string {
    const [id, host_id] = [newId('source'), pick(rows.groups).id]
    add('things', { id, kind, owner_id: host_id, parent_id: null, made_at: past(), apart_since: null })
    add('sources', {
      id,
      host_id,
      title: 'A lamp',
      shown_to: pick(['named', 'asked', 'asked', 'public']),
      for_group_id: maybe(40, () => pick(rows.groups).id),
      from_age: maybe(30, () => pick([10, 16])),
      made_by: pick(people),
      made_at: past(),
    })
    return id
  }
}
