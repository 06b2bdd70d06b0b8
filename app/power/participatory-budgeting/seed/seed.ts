import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { LUNCH, projectOf, YARD } from './budgets.ts'
import { holding } from './hold.ts'

/** One budget that was counted two months ago and is being delivered, with a promise that is overdue; one in voting now. */
export async function seed(tx: Tx, people: Cast, secret: string): Promise<void> {
  await seedYard(tx, people, secret)
  await longAgo(tx)
  await seedLunch(tx, people, secret)
  await sql`delete from notices where place_id = ${DEMO_PLACE} and kind like 'budget.%'
    and to_id <> all(${Object.values(people)}::uuid[])`.execute(tx)
}

async function seedYard(tx: Tx, people: Cast, secret: string): Promise<void> {
  const { by, prepare, openVote, voters, vote, paper, count } = holding(tx, people, secret, YARD)
  await prepare()
  await openVote()
  const learners = await voters()
  // A third like benches, a third table tennis, and the rest beds with one or the other.
  const likes = [[1, 3], [2], [1, 2], [3, 4], [1], [2, 4]]
  for (const [n, { person_id }] of learners.slice(0, 36).entries())
    await vote(person_id, likes[n % likes.length]!)
  await vote(people.priya, [1, 3])
  await paper(
    20,
    learners.slice(40, 47).map(({ id }) => id),
    [
      { tomos: [1, 3], ines: [1, 3] },
      { tomos: [2], ines: [2] },
      { tomos: [3], ines: [3] },
      { tomos: [1], ines: [4] },
      { tomos: [1, 2, 3, 4], ines: [1, 2, 3, 4], fault: 'too_many' },
      { tomos: [2, 3], ines: [2, 3] },
      { tomos: [4], ines: [4] },
    ],
  )
  await by('ines', sql`select settle_sheet(${YARD.id}, 4, '[1]'::jsonb, null)`)
  await count('')
  const [benches, table] = [projectOf(YARD, 0), projectOf(YARD, 1)]
  await by(
    'ines',
    sql`select say_news(${idOf('news benches 1')}, ${benches}, 'begun', 'The joiner has measured up. Three benches, one with a roof.')`,
    sql`select say_news(${idOf('news benches 2')}, ${benches}, 'done', 'All three stand. Somebody sat on them before the paint was dry.')`,
  )
  await by(
    'tomos',
    sql`select promise(${idOf('promise table')}, ${table}, ${people.tomos}, 'Get the ground levelled', current_date + 30)`,
    sql`select say_news(${idOf('news table')}, ${table}, 'held_up', 'The ground slopes more than we thought. It has to be levelled first.')`,
    sql`select post_entry(${idOf('pay benches')}, open_account(${idOf('Town Council')}, 'purpose', ${benches}, 'GBP'),
      open_account(${idOf('Town Council')}, 'outside', ${benches}, 'GBP'), 135000, ${benches}, 'Mill Lane Joinery, three benches')`,
  )
  await by('priya', sql`select follow_source(${table}, true)`)
}

/** It was two months ago. What was promised for a day two weeks ago has not come. */
async function longAgo(tx: Tx): Promise<void> {
  const here = sql`place_id = ${DEMO_PLACE}`
  const ago = sql`interval '62 days'`
  const ours = sql`(select id from budgets where ${here} union select id from budget_ideas where ${here}
    union select id from budget_projects where ${here} union select ballot_id from budgets where ${here})`
  await sql`update budgets set ideas_until = ideas_until - 80, projects_until = projects_until - 75, results_on = results_on - 66
    where ${here}`.execute(tx)
  await sql`update ballots set opens_at = opens_at - ${ago}, closes_at = closes_at - ${ago}, closed_at = closed_at - ${ago},
    counted_at = counted_at - ${ago} where ${here} and id in ${ours}`.execute(tx)
  await sql`update sources set made_at = made_at - interval '90 days' where ${here} and id in ${ours}`.execute(
    tx,
  )
  await sql`update things set made_at = made_at - interval '90 days' where ${here} and id in ${ours}`.execute(
    tx,
  )
  await sql`update budget_results set counted_at = counted_at - ${ago} where ${here}`.execute(tx)
  await sql`update project_news set said_at = said_at - case state when 'begun' then interval '40 days' when 'held_up' then interval '30 days'
    else interval '9 days' end where ${here}`.execute(tx)
  await sql`update commitments set made_at = made_at - interval '44 days', by_on = by_on - 44, taken_on_at = taken_on_at - interval '44 days'
    where ${here} and source_id in ${ours}`.execute(tx)
  await sql`update trail set at = at - ${ago} where ${here} and thing_id in ${ours}`.execute(tx)
  await sql`update notices set made_at = made_at - ${ago}, seen_at = now() - interval '60 days'
    where ${here} and thing_id in ${ours}`.execute(tx)
}

async function seedLunch(tx: Tx, people: Cast, secret: string): Promise<void> {
  const { by, prepare, openVote, voters, vote, paper } = holding(tx, people, secret, LUNCH)
  await prepare()
  await openVote()
  const learners = await voters()
  for (const [n, { person_id }] of learners.slice(0, 12).entries())
    await vote(person_id, [1 + (n % 3), 5 + (n % 4)])
  await paper(
    20,
    learners.slice(20, 23).map(({ id }) => id),
    [
      { tomos: [1, 2], ines: [1, 2] },
      { tomos: [1, 7], ines: [4, 7] },
      { tomos: [3], ines: null },
    ],
  )
  await by(
    'tomos',
    sql`select withdraw_project(${projectOf(LUNCH, 7)}, 'The gym wall cannot carry it. The builder came and looked.')`,
  )
}
