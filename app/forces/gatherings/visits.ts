import type { Visits } from '#test/journeys/support/visits.ts'
import { NOW, NOW_POLL, OVER, POLL, TO_COME } from './seed.ts'

/** Where to look at gatherings, and as whom. */
export const visits: Visits = {
  '/gatherings': [{ as: 'priya', path: '/gatherings' }],
  '/gatherings/new': [{ as: 'tomos', path: `/gatherings/new?again=${TO_COME}` }],
  '/gatherings/:id': [
    { as: 'priya', path: `/gatherings/${NOW}` },
    { path: `/gatherings/${OVER}` },
    { as: 'beth', path: `/gatherings/${TO_COME}` },
  ],
  '/gatherings/:id/edit': [{ as: 'tomos', path: `/gatherings/${TO_COME}/edit` }],
  '/gatherings/:id/people': [{ as: 'beth', path: `/gatherings/${TO_COME}/people` }],
  '/gatherings/:id/here': [{ as: 'tomos', path: `/gatherings/${NOW}/here` }],
  '/gatherings/:id/order': [{ as: 'tomos', path: `/gatherings/${TO_COME}/order` }],
  '/gatherings/:id/rooms': [{ as: 'tomos', path: `/gatherings/${NOW}/rooms` }],
  '/gatherings/:id/rooms/progress': { why: 'figures for the bar of the page above' },
  '/gatherings/:id/rooms/print': [{ as: 'tomos', path: `/gatherings/${NOW}/rooms/print` }],
  '/gatherings/:id/notes': [
    { as: 'tomos', path: `/gatherings/${NOW}/notes` },
    { path: `/gatherings/${OVER}/notes` },
  ],
  '/gatherings/:id/polls/new': [{ as: 'tomos', path: `/gatherings/${NOW}/polls/new` }],
  '/gatherings/:id/polls/:poll': [
    { as: 'priya', path: `/gatherings/${NOW}/polls/${NOW_POLL}` },
    { path: `/gatherings/${OVER}/polls/${POLL}` },
  ],
  '/gatherings/:id/close': [{ as: 'tomos', path: `/gatherings/${NOW}/close` }],
}
