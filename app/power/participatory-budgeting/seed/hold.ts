import { drawLot, type Rule, writePabulib } from '@kith/participatory-budgeting'
import { sql } from 'kysely'
import { castVote } from '#core/ballots/cast-vote.ts'
import { open } from '#core/ballots/envelope.ts'
import { fillRoll, makeBallot } from '#core/ballots/make-ballot.ts'
import { hashOf } from '#core/ballots/rule-hash.ts'
import { urnKey } from '#core/ballots/urn-key.ts'
import { become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Answer } from '../answer.ts'
import { countIt, explainLosses } from '../counting/count-it.ts'
import { ruleToCount, type ToCount, toElection } from '../counting/to-election.ts'
import { ideaOf, projectOf, type ToldBudget } from './budgets.ts'

const DAY = 86_400_000

/** Takes a budget of the demo town from its first idea to its count, each step by whoever takes it, through the same verbs. */
export function holding(tx: Tx, people: Cast, secret: string, budget: ToldBudget) {
  const as = (personId: string) => become(tx, { placeId: DEMO_PLACE, personId })
  const by = async (name: Name, ...steps: readonly ReturnType<typeof sql>[]) => {
    await as(people[name])
    for (const step of steps) await step.execute(tx)
  }

  const prepare = async () => {
    await by(
      'tomos',
      sql`select make_budget(${budget.id}, ${idOf('Town Council')}, ${budget.title}, ${budget.words}, ${idOf('Bridgefield East')}, 11,
        ${budget.amount}, 'GBP', current_date + 3, current_date + 5, current_date + 14)`,
    )
    for (const [n, idea] of budget.ideas.entries())
      await by(
        idea.by,
        sql`select have_idea(${ideaOf(budget, n)}, ${budget.id}, ${idea.title}, ${idea.words}, null, false)`,
      )
    await by(
      'tomos',
      ...budget.ideas.map((_, n) => sql`select read_idea(${ideaOf(budget, n)}, 'yes', '')`),
      ...budget.projects.map(
        ({ title, words, place, cost, ideas }, n) => sql`
          select make_project(${projectOf(budget, n)}, ${budget.id}, ${title}, ${words}, ${place}, ${cost},
            ${n === 0 ? people.ines : null}, ${JSON.stringify(ideas.map((one) => ideaOf(budget, one)))}::jsonb)`,
      ),
    )
  }

  const openVote = async () => {
    const labels = budget.projects.map((_, n) => String(n + 1))
    const count: Rule = {
      rule: 'equal-shares',
      utility: 'cost',
      completion: 'add1',
      step: '1',
      wholeStart: false,
      fill: 'none',
      comparison: 'none',
      tie: ['lowest-cost', 'most-votes', 'lot'],
      lot: drawLot(labels, budget.lot),
      threshold: 0,
      withdrawn: [],
    }
    const { amount, most, lot } = budget
    await as(people.tomos)
    await makeBallot(
      tx,
      { secret },
      {
        id: budget.ballotId,
        aboutId: budget.id,
        question: 'Which projects should win?',
        form: 'approval',
        secret: true,
        rule: { count, form: 'approval', most, points: null, amount, unit: 'GBP', decimals: 2, lotFrom: lot },
        opensAt: new Date(Date.now() - 3 * DAY),
        closesAt: new Date(Date.now() + 10 * DAY),
        options: budget.projects.map(({ title }, n) => ({ id: projectOf(budget, n), title })),
      },
    )
    await fillRoll(tx, budget.ballotId)
    await by('tomos', sql`select open_vote(${budget.id}, ${budget.ballotId}, ${most}, null)`)
  }

  /** Learners on the roll, none of them named. */
  const voters = async () => {
    const named = Object.values(people)
    const { rows } = await sql<{ id: string; person_id: string }>`
      select id, person_id from ballot_roll where place_id = ${DEMO_PLACE} and ballot_id = ${budget.ballotId}
        and person_id <> all(${named}::uuid[]) order by person_id`.execute(tx)
    return rows
  }

  const vote = async (personId: string, answer: Answer) => {
    await as(personId)
    await castVote(tx, { secret }, budget.ballotId, answer)
  }

  /** Sheets 1 to n, each ticked off on the roll; read by Tomos, and the same or otherwise by Ines. */
  const paper = async (
    printed: number,
    onRoll: readonly string[],
    sheets: readonly { readonly tomos: Answer; readonly ines: Answer | null; readonly fault?: string }[],
  ) => {
    const read = (n: number, answer: Answer, fault: string | null) =>
      sql`select read_sheet(${budget.id}, ${n + 1}, ${JSON.stringify(answer)}::jsonb, ${fault})`
    await by(
      'tomos',
      sql`select give_part(${budget.id}, ${people.ines}, 'clerk')`,
      sql`select print_sheets(${budget.id}, ${printed})`,
      ...onRoll.map((place) => sql`select mark_paper(${budget.ballotId}, ${place})`),
      ...sheets.map(({ tomos, fault = null }, n) => read(n, tomos, fault)),
    )
    await by(
      'ines',
      ...sheets.flatMap(({ ines, fault = null }, n) => (ines === null ? [] : [read(n, ines, fault)])),
    )
  }

  /** What the job does, in this one transaction. */
  const count = async (note: string) => {
    // Nobody ends a vote before its time: it is over.
    await sql`update ballots set closes_at = now() where place_id = ${DEMO_PLACE} and id = ${budget.ballotId}`.execute(
      tx,
    )
    await by('tomos', sql`select begin_budget_count(${budget.id}, ${note})`)
    await sql`select set_config('app.person_id', '', true)`.execute(tx)
    const [sealed, paperAnswers] = [
      await sql<{ sealed: Buffer }>`select sealed from take_envelopes(${budget.ballotId})`.execute(tx),
      await sql<{ paper: Answer[] }>`select paper_answers(${budget.id}) as paper`.execute(tx),
    ]
    const opened = sealed.rows.map((row) => open(urnKey(secret, budget.ballotId), row.sealed))
    const answers = [...opened.map(({ answer }) => answer as Answer), ...paperAnswers.rows[0]!.paper]
    await sql`select keep_votes(${budget.ballotId}, ${JSON.stringify(answers)}::jsonb,
      ${opened.map(({ receipt }) => receipt)}::text[])`.execute(tx)
    const { rows } = await sql<{ given: ToCount }>`select budget_to_count(${budget.id}) as given`.execute(tx)
    const given = rows[0]!.given
    const rule = ruleToCount(given)
    const counted = countIt(writePabulib(toElection(given, answers)), rule)
    const { record, outcome, stories } = counted
    await sql`select keep_budget_count(${budget.id}, ${counted.pabulib}, ${JSON.stringify(record)}::jsonb, ${hashOf(record)},
      ${JSON.stringify(outcome)}::jsonb, ${JSON.stringify(stories)}::jsonb)`.execute(tx)
    const lost = outcome.losses.map(({ project }) => project)
    for (const analysis of explainLosses(counted.pabulib, rule, lost))
      await sql`select keep_would_have_won(${projectOf(budget, Number(analysis.project) - 1)},
        ${JSON.stringify(analysis)}::jsonb)`.execute(tx)
  }

  return { by, prepare, openVote, voters, vote, paper, count }
}
