import type { Practice } from '../../practice.ts'
import { people } from './people.ts'
import { reminds } from './reminds.ts'
import { routes } from './routes.tsx'
import { seed } from './seed.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

/**
 * Who knows whom (R2): staff say whom they know well, learners who they can turn to; each difference is followed by an offer
 * that may be refused. Seed 002 §8: “Very few children in this school felt as if they had a relationship with any teacher.”
 */
export const whoKnowsWhom: Practice = {
  ...words,
  name: 'who-knows-whom',
  routes,
  people,
  seed,
  ways,
  reminds,
}
