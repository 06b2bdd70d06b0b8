import { type RawBuilder, sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Town } from '#test/support/town.ts'

type Run = (name: 'priya' | 'tomos', ...steps: RawBuilder<unknown>[]) => Promise<void>

/** Priya had an idea for a budget that a project came of and one that nothing did; stood by a project; was paid. */
export async function budgetLife(run: Run, { owner }: Town, priya: string, mark: string): Promise<void> {
  const [budget, yard] = [newId(), idOf('A better yard project 1')]
  const ideas = [newId(), newId()]
  await run(
    'tomos',
    sql`select make_budget(${budget}, ${idOf('Town Council')}, 'Ten pounds', '', null, null, 1000, 'GBP', current_date, current_date, current_date)`,
  )
  await run(
    'priya',
    ...ideas.map(
      (id) =>
        sql`select have_idea(${id}, ${budget}, ${`A pond ${mark}`}, ${`Frogs ${mark}`}, ${`Here ${mark}`}, false)`,
    ),
  )
  await run(
    'tomos',
    sql`select read_idea(${ideas[0]}, 'yes', '')`,
    sql`select make_project(${newId()}, ${budget}, 'A pond', '', '', 500, null, ${JSON.stringify([ideas[0]])}::jsonb)`,
    sql`select post_entry(${newId()}, open_account(${idOf('Town Council')}, 'outside', ${budget}, 'GBP'),
      open_account(${priya}, 'own', ${budget}, 'GBP'), 250, ${budget}, ${`Bus fare of ${mark}`})`,
  )
  await sql`insert into project_news (place_id, id, project_id, state, words, said_by)
    values (${DEMO_PLACE}, ${newId()}, ${yard}, 'going_on', ${`I dug, ${mark}`}, ${priya})`.execute(owner)
  await sql`update budget_projects set helper_id = ${priya} where id = ${yard}`.execute(owner)
}
