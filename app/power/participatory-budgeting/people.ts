import type { Naming } from '#core/people/where-people-are.ts'

const done = 'What somebody did in a role for others is in their trail.'

/** What every column of this practice's tables that holds an id is to somebody. */
export const people: Readonly<Record<string, Naming>> = {
  'budget_ideas.budget_id': 'nobody',
  'budget_ideas.id': 'nobody',
  'budget_ideas.read_by': { not: done },
  'budget_projects.budget_id': 'nobody',
  'budget_projects.helper_id': { told: 'standBy' },
  'budget_projects.id': 'nobody',
  'budget_results.budget_id': 'nobody',
  'budgets.ballot_id': 'nobody',
  'budgets.id': 'nobody',
  'paper_readings.budget_id': 'nobody',
  'paper_readings.read_by': { not: done },
  'paper_sheets.budget_id': 'nobody',
  'paper_sheets.printed_by': { not: done },
  'paper_tallies.budget_id': 'nobody',
  'project_news.id': 'nobody',
  'project_news.project_id': 'nobody',
  'project_news.said_by': { told: 'projectNews' },
}
