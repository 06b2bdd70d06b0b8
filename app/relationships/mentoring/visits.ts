import type { Visits } from '#test/journeys/support/visits.ts'

/** Where to look at mentoring, and as whom. */
export const visits: Visits = {
  '/mentoring': [
    { as: 'priya', path: '/mentoring' },
    { as: 'nia', path: '/mentoring' },
    { as: 'maja', path: '/mentoring' },
  ],
}
