import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { Story, WouldHaveWon } from './counting/count-it.ts'

export type NewsState = 'begun' | 'going_on' | 'held_up' | 'done'

export interface Project {
  readonly id: string
  readonly budgetId: string
  readonly title: string
  readonly words: string
  readonly place: string | null
  /** By what it goes on the ballot and in the published files. */
  readonly label: string
  readonly position: number
  readonly cost: number | null
  readonly helper: string | null
  readonly iHelp: boolean
  readonly withdrawnAt: Date | null
  readonly withdrawnWhy: string | null
  readonly story: Story | null
  readonly wouldHaveWon: WouldHaveWon | null
  /** The last that was said of how it gets on. */
  readonly state: NewsState | null
}

const columns = (where: ReturnType<typeof sql>, story: ReturnType<typeof sql>) => sql<Project>`
  with these as (select p.id, p.budget_id, p.words, p.at_place, p.label, p.position, p.cost, p.withdrawn_at, p.withdrawn_why,
      ${story} as story, p.would_have_won from budget_projects p where ${where}),
    helpers as (select * from helpers_of_projects(array(select id from these)))
  select p.id, p.budget_id as "budgetId", s.title, p.words, p.at_place as place, p.label, p.position, p.cost, h.name as helper,
    coalesce(h.mine, false) as "iHelp", p.withdrawn_at as "withdrawnAt", p.withdrawn_why as "withdrawnWhy", p.story,
    p.would_have_won as "wouldHaveWon",
    (select n.state from project_news n where n.project_id = p.id order by n.said_at desc, n.id desc limit 1) as state
  from these p join sources s on s.id = p.id left join helpers h on h.project_id = p.id
  order by p.withdrawn_at is not null, p.position`

/**
 * The projects of a budget by their numbers; those that were withdrawn last. Their way through the count, purchase by purchase, is
 * left out: of a city's 160 projects it would be most of what is read.
 */
export const projectsOf = async (tx: Tx, budgetId: string): Promise<readonly Project[]> =>
  (await columns(sql`p.budget_id = ${budgetId}`, sql`p.story || '{"standings": []}'`).execute(tx)).rows

/** @throws Refused unseen */
export async function theProject(tx: Tx, id: string): Promise<Project> {
  const { rows } = await columns(sql`p.id = ${id}`, sql`p.story`).execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

export interface Idea {
  readonly id: string
  readonly budgetId: string
  readonly title: string
  readonly words: string
  readonly place: string | null
  readonly says: 'yes' | 'no' | null
  readonly why: string | null
  /** It is mine: its teller alone is told so. */
  readonly mine: boolean
  /** Projects that it led to, and that I see. */
  readonly projects: number
}

const ideas = (where: ReturnType<typeof sql>) => sql<Idea>`
  select i.id, i.budget_id as "budgetId", s.title, i.words, i.at_place as place, i.says, i.why,
    coalesce(i.id in (select thing_id from thing_ids_i_see()), false) as mine,
    (select count(*)::int from source_links l join budget_projects p on p.id = l.to_id where l.from_id = i.id) as projects
  from budget_ideas i join sources s on s.id = i.id where ${where} order by s.made_at, i.id`

/** Ideas that were said yes to, and my own whatever was said. */
export const ideasOf = async (tx: Tx, budgetId: string): Promise<readonly Idea[]> =>
  (await ideas(sql`i.budget_id = ${budgetId}`).execute(tx)).rows

/** @throws Refused unseen */
export async function theIdea(tx: Tx, id: string): Promise<Idea> {
  const { rows } = await ideas(sql`i.id = ${id}`).execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

/** What waits to be read by whoever runs the budget. */
export async function ideasToRead(
  tx: Tx,
  budgetId: string,
): Promise<readonly Pick<Idea, 'id' | 'title' | 'words' | 'place'>[]> {
  const { rows } = await sql<Pick<Idea, 'id' | 'title' | 'words' | 'place'>>`
    select id, title, words, at_place as place from ideas_to_read(${budgetId}) order by made_at, id`.execute(
    tx,
  )
  return rows
}
