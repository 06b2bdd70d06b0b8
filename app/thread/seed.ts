import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { projectOf } from '../power/participatory-budgeting/seed/budgets.ts'
import { holding } from '../power/participatory-budgeting/seed/hold.ts'
import { TOGETHER } from './seed-budget.ts'

/** One thread through what the practices made: from what people said a year ago to a library that is open on Thursdays. */
export const [FIRST_WORDS, THEME, ASSEMBLY, BUDGET, LIBRARY] = [
  idOf('listening growing up'),
  idOf('theme somewhere to go'),
  idOf('assembly evenings'),
  TOGETHER.id,
  projectOf(TOGETHER, 0),
]
const recommendation = (n: number) => idOf(`recommendation evenings ${n}`)

export async function seed(tx: Tx, people: Cast, secret: string): Promise<void> {
  const { by, prepare, openVote, voters, vote, paper, count } = holding(tx, people, secret, TOGETHER)
  await by('tomos', link(THEME, ASSEMBLY))
  await prepare()
  await openVote()
  const learners = await voters()
  const likes = [[1, 2], [1], [2], [1, 2], [3]]
  for (const [n, { person_id }] of learners.slice(0, 20).entries())
    await vote(person_id, likes[n % likes.length]!)
  await vote(people.priya, [1, 2])
  await paper(
    10,
    learners.slice(24, 27).map(({ id }) => id),
    [1, 2, 3].map(() => ({ tomos: [1], ines: [1] })),
  )
  await count('')
  for (const n of [1, 4]) await by('tomos', link(recommendation(n), BUDGET))
  await by(
    'tomos',
    sql`select ask_for_answer(${idOf('answer library')}, ${LIBRARY}, ${people.ines}, current_date + 9)`,
  )
  await by(
    'ines',
    sql`select answer_source(${idOf('answer library')}, 'yes', 'It won, so it is done. The money is set aside.')`,
    sql`select promise(${idOf('promise thursdays')}, ${LIBRARY}, ${people.ines}, 'Find somebody for the desk and open the doors', current_date + 60)`,
  )
  await longAgo(tx)
  await by(
    'ines',
    sql`select end_commitment(${idOf('promise thursdays')}, 'done', 'Open since October. On a wet Thursday there were sixty of us.')`,
  )
  await sql`delete from notices where place_id = ${DEMO_PLACE} and (kind like 'budget.%' or kind like 'thread.%')
    and to_id <> all(${Object.values(people)}::uuid[])`.execute(tx)
  await sql`select set_config('app.person_id', '', true)`.execute(tx)
}

const link = (from: string, to: string) => sql`select link_sources(${from}, ${to})`

/** People spoke a year ago, before the assembly; the vote was in spring, after it. */
async function longAgo(tx: Tx): Promise<void> {
  const here = sql`place_id = ${DEMO_PLACE}`
  const said = sql`(select id from things where ${here} and kind in ('listening', 'voice', 'statement', 'theme')
    and id <> ${idOf('listening library')} and id <> ${idOf('voice priya')} and id <> ${idOf('theme evening buses')})`
  const voted = sql`(select ${BUDGET}::uuid union select ${TOGETHER.ballotId}::uuid
    union select l.to_id from source_links l where l.place_id = ${DEMO_PLACE} and l.from_id = ${BUDGET}
    union select id from budget_ideas where ${here} and budget_id = ${BUDGET}
    union select id from budget_projects where ${here} and budget_id = ${BUDGET})`
  const steps = [
    sql`update sources set made_at = made_at - interval '320 days' where ${here} and id in ${said}`,
    sql`update voices set written_at = written_at - interval '320 days', confirmed_at = confirmed_at - interval '320 days'
      where ${here} and id in ${said}`,
    sql`update source_answers set asked_at = asked_at - interval '320 days', answered_at = answered_at - interval '320 days',
      by_on = by_on - 320 where ${here} and source_id in ${said}`,
    sql`update sources set made_at = made_at - interval '130 days' where ${here} and id in ${voted}`,
    sql`update things set made_at = made_at - interval '130 days' where ${here} and id in ${voted}`,
    sql`update budgets set ideas_until = ideas_until - 140, projects_until = projects_until - 135, results_on = results_on - 125
      where ${here} and id = ${BUDGET}`,
    sql`update ballots set opens_at = opens_at - interval '120 days', closes_at = closes_at - interval '120 days',
      closed_at = closed_at - interval '120 days', counted_at = counted_at - interval '120 days' where ${here} and id = ${TOGETHER.ballotId}`,
    sql`update budget_results set counted_at = counted_at - interval '120 days' where ${here} and budget_id = ${BUDGET}`,
    sql`update source_answers set asked_at = asked_at - interval '110 days', answered_at = answered_at - interval '105 days',
      by_on = by_on - 110 where ${here} and source_id = ${LIBRARY}`,
    sql`update commitments set made_at = made_at - interval '105 days', taken_on_at = taken_on_at - interval '105 days', by_on = by_on - 105
      where ${here} and source_id = ${LIBRARY}`,
    sql`update notices set made_at = made_at - interval '110 days', seen_at = now() - interval '100 days'
      where ${here} and thing_id in ${voted}`,
    sql`update trail set at = at - interval '110 days' where ${here} and thing_id in ${voted}`,
  ]
  for (const step of steps) await step.execute(tx)
}
