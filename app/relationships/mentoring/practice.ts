import type { Practice } from '../../practice.ts'
import { seedConversations } from './conversation/seed.ts'
import { conversationWords } from './conversation/words.ts'
import { people } from './people.ts'
import { routes } from './routes.tsx'

/** A mentor of one's own choosing (R3): a right, not a service. Seed 002, Idea 8 and Cramlington. */
export const mentoring: Practice = {
  ...conversationWords,
  name: 'mentoring',
  routes,
  seed: seedConversations,
}
