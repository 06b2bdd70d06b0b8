import { sql } from 'kysely'
import type { Practice } from '../../practice.ts'
import { reminds } from './conversation/reminds.ts'
import { seedConversations } from './conversation/seed.ts'
import { conversationWords } from './conversation/words.ts'
import { heldWords } from './held-words.ts'
import { notices } from './notices.ts'
import { people } from './people.ts'
import { roundTask } from './rounds/job.ts'
import { routes } from './routes.tsx'
import { seedMentoring } from './seed.ts'
import { things } from './things.ts'
import { verbs } from './verbs.ts'
import { ways } from './ways.ts'

const spoken = conversationWords

/** A mentor of one's own choosing (R3): a right, not a service. Seed 002, Idea 8 and Cramlington. */
export const mentoring: Practice = {
  name: 'mentoring',
  routes,
  tasks: (house) => ({ mentoring_round: roundTask(house) }),
  nightly: ({ db }) => sql`select sweep_mentor_checks()`.execute(db),
  ways,
  reminds,
  verbs: { ...spoken.verbs, ...verbs },
  notices: { ...spoken.notices, ...notices },
  things: { ...spoken.things, ...things },
  held: {
    sections: { ...spoken.held.sections, ...heldWords.sections },
    fields: { ...spoken.held.fields, ...heldWords.fields },
    codes: { ...spoken.held.codes, ...heldWords.codes },
  },
  people: { ...spoken.people, ...people },
  seed: async (tx, cast) => {
    await seedConversations(tx, cast)
    await seedMentoring(tx, cast)
  },
}
