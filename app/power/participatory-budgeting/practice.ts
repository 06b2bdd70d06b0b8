import { t } from '#words'
import type { Practice } from '../../practice.ts'
import { countTask, whyTask } from './counting/job.ts'
import { openNow } from './open-now.ts'
import { people } from './people.ts'
import { routes } from './routes.tsx'
import { seed } from './seed/seed.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

/**
 * Participatory budgeting (P3): ideas, projects, a vote on screens and on paper, a count that anybody can do again, and what became
 * of the money. Seed 002, Idea 18: “especially as a way to engage pupils and parents in budgeting”.
 */
export const participatoryBudgeting: Practice = {
  ...words,
  begins: { says: () => t('Begin a budget'), href: '/budgets/new' },
  name: 'participatory-budgeting',
  routes,
  people,
  ways,
  openNow,
  seed,
  tasks: (house) => ({ budget_count: countTask(house), budget_why: whyTask(house) }),
}
