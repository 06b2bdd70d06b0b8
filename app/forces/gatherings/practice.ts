import { t } from '#words'
import type { Practice } from '../../practice.ts'
import { sendTask } from './close/job.ts'
import { writeLetters } from './letters/write-letters.ts'
import { people } from './people.ts'
import { countTask } from './polls/job.ts'
import { reminds } from './reminds.ts'
import { roomsTask } from './rooms/job.ts'
import { routes } from './routes.tsx'
import { seed } from './seed.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

/**
 * Gatherings (J7), with quick polls (P5): people asked, people there, rooms in which they meet new people, notes by everybody, and
 * a page that goes out a minute after the close. Seed 004: members, thought leaders, drop-ins twice a month.
 */
export const gatherings: Practice = {
  ...words,
  begins: { says: () => t('Call a gathering'), href: '/gatherings/new' },
  name: 'gatherings',
  routes,
  people,
  ways,
  reminds,
  byDay: writeLetters,
  seed,
  tasks: (house) => ({
    gathering_rooms: roomsTask(house),
    gathering_count: countTask(house),
    gathering_send: sendTask(house),
  }),
}
