import type { Draft } from './draft.ts'

/** Budgets with ideas read and unread, projects that won or were withdrawn, paper, and money set aside and paid to somebody. */
export function drawBudgets(draft: Draft, people: readonly string[]): void {
  const { add, newId, pick, percent, past, maybe, rows } = draft
  const source = (
    kind: 'budget' | 'idea' | 'project',
    host_id: string,
    owner_id: string,
    shown_to: string,
  ) => {
    const id = newId('budget')
    add('things', { id, kind, owner_id, parent_id: null, made_at: past(), apart_since: null })
    const facts = { host_id, shown_to, for_group_id: maybe(50, () => pick(rows.groups).id), from_age: null }
    add('sources', { id, title: 'Money for Mill Lane', made_by: owner_id, made_at: past(), ...facts })
    return id
  }
  for (let n = draft.int(1, 2); n > 0; n--) {
    const host_id = pick(rows.groups).id
    const shown = pick(['public', 'asked', 'named'])
    const id = source('budget', host_id, host_id, shown)
    const nothing = {
      ballot_id: null,
      most: null,
      points: null,
      failed_at: null,
      paper_note: null,
      unticked: [],
      brought_in: null,
    }
    const days = { ideas_until: null, projects_until: null, results_on: null }
    const money = { amount: '100', unit: 'GBP', decimals: 2, stage: 'projects', progress: 0 }
    add('budgets', { id, words: '', ...money, ...days, ...nothing })
    for (let i = draft.int(0, 3); i > 0; i--) {
      const says = pick(['yes', 'no', null])
      const idea = source('idea', host_id, pick(people), says === 'yes' ? shown : 'named')
      const read = says === null ? null : past()
      add('budget_ideas', {
        id: idea,
        budget_id: id,
        words: 'a pond',
        at_place: null,
        says,
        why: null,
        read_by: says === null ? null : pick(people),
        read_at: read,
      })
    }
    const budget = newId('money account')
    add('accounts', {
      id: budget,
      owner_id: host_id,
      kind: 'purpose',
      source_id: id,
      unit: 'GBP',
      opened_at: past(),
    })
    for (let p = 1; p <= draft.int(1, 2); p++)
      drawProject(draft, people, { budgetId: id, host_id, shown, budget, p, source })
    add('paper_sheets', { budget_id: id, serial: 1, printed_by: pick(people), void: false })
    if (percent(60))
      add('paper_readings', {
        budget_id: id,
        serial: 1,
        nth: 1,
        answer: [1],
        fault: null,
        read_by: pick(people),
      })
    if (percent(50)) {
      add('paper_tallies', { budget_id: id, figures: {} })
      const result = { pabulib: '', record: {}, hash: '0'.repeat(64), outcome: {} }
      add('budget_results', { budget_id: id, ...result, counted_at: past() })
    }
  }
}

interface Around {
  readonly budgetId: string
  readonly host_id: string
  readonly shown: string
  /** The account of the budget. */
  readonly budget: string
  readonly p: number
  readonly source: (kind: 'project', host: string, owner: string, shown: string) => string
}

function drawProject(draft: Draft, people: readonly string[], around: Around): void {
  const { add, newId, pick, percent, past, maybe } = draft
  const { budgetId, host_id, shown, budget, p, source } = around
  const id = source('project', host_id, host_id, shown)
  const nothing = {
    at_place: null,
    withdrawn_at: null,
    withdrawn_why: null,
    published: null,
    story: null,
    would_have_won: null,
  }
  const helper_id = maybe(50, () => pick(people))
  add('budget_projects', {
    id,
    budget_id: budgetId,
    label: String(p),
    position: p,
    words: '',
    cost: '10',
    helper_id,
    ...nothing,
  })
  if (percent(60))
    add('project_news', {
      id: newId('budget'),
      project_id: id,
      state: 'begun',
      words: 'it has begun',
      said_by: maybe(80, () => pick(people)),
      said_at: past(),
    })
  const [own, payee] = [newId('money account'), newId('money account')]
  const opened = { unit: 'GBP', opened_at: past() }
  add('accounts', { id: own, owner_id: host_id, kind: 'purpose', source_id: id, ...opened })
  const taken = new Set(draft.rows.accounts.map(({ owner_id }) => owner_id))
  const free = people.filter((person) => !taken.has(person))
  const entry = { source_id: id, words: 'a spade', made_by: pick(people), made_at: past() }
  add('entries', { id: newId('budget'), from_id: budget, to_id: own, amount: '10', ...entry })
  if (free.length === 0) return
  add('accounts', { id: payee, owner_id: pick(free), kind: 'own', source_id: null, ...opened })
  add('entries', { id: newId('budget'), from_id: own, to_id: payee, amount: '3', ...entry })
}
