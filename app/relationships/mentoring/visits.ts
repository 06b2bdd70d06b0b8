import type { Visits } from '#test/journeys/support/visits.ts'
import { conversationVisits } from './conversation/visits.ts'

/** Where to look at mentoring, and as whom. */
export const visits: Visits = {
  ...conversationVisits,
  '/mentoring': [
    { as: 'priya', path: '/mentoring' },
    { as: 'nia', path: '/mentoring' },
    { as: 'maja', path: '/mentoring' },
  ],
}
