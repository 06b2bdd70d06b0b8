import type { Practice } from '../practice.ts'
import { reminds } from './reminds.ts'
import { routes } from './routes.tsx'
import { seed } from './seed.ts'
import { words } from './words.ts'

/** Consequence (S4): from what was said to what was done, and back to who said it. Seed 004; MISSION N3. */
export const thread: Practice = {
  ...words,
  name: 'thread',
  routes,
  reminds,
  seed,
}
