import { t } from '#words'
import type { Practice } from '../practice.ts'
import { people } from './people.ts'
import { routes } from './routes.tsx'
import { seedKeeping } from './seed.ts'

/** What is kept of people who have left, decided by a person; and holds, under which nothing is deleted. */
export const keeping: Practice = {
  name: 'keeping',
  routes,
  people,
  seed: seedKeeping,
  verbs: {
    'keeping.keep': () => t('kept a record longer'),
    'keeping.delete': () => t('deleted the record of somebody who had left'),
    'hold.ask': () => t('asked that something be held'),
    'hold.yes': () => t('agreed that something be held'),
    'hold.end': () => t('said that a hold should end'),
    'hold.stay': () => t('said that a hold should stay'),
  },
}
