import { sql } from 'kysely'
import type { Practice } from '../../practice.ts'
import { countTask } from './count/job.ts'
import { openNow } from './open-now.ts'
import { people } from './people.ts'
import { reminds } from './reminds.ts'
import { routes } from './routes.tsx'
import { seed } from './seed.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

/**
 * Listening (S1, S3, S4): conversations without an agenda, played back and confirmed; statements that people agree with or not;
 * what several readers hear in them. Seed 004: “hearing is hard: everyone has their own filters”.
 */
export const listening: Practice = {
  ...words,
  name: 'listening',
  routes,
  people,
  seed,
  ways,
  reminds,
  openNow,
  tasks: (house) => ({ listening_count: countTask(house) }),
  nightly: ({ db }) => sql`select recount_listenings()`.execute(db),
}
