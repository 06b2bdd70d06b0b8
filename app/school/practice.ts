import type { Practice } from '../practice.ts'
import { importTask } from './rolls/job.ts'
import { routes } from './routes.tsx'

/** The school's side: rolls, families' links, cards, terms, checks, second adults. Working facts only, by powers. */
export const school: Practice = { name: 'school', routes, tasks: (house) => ({ import: importTask(house) }) }
