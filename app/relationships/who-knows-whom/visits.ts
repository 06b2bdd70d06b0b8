import { idOf } from '#db/seeds/ids.ts'
import { lookFor } from '#test/journeys/support/look-for.ts'
import type { Visits } from '#test/journeys/support/visits.ts'
import { LAST, NOW, OFFER, WAITING } from './seed.ts'

const now = `/who-knows-whom/rounds/${NOW}`
const last = `/who-knows-whom/rounds/${LAST}`

/** Where to look at who knows whom, and as whom. */
export const visits: Visits = {
  '/who-knows-whom': [
    { as: 'priya', path: '/who-knows-whom' },
    { as: 'poppy', path: '/who-knows-whom' },
    { as: 'freya', path: '/who-knows-whom' },
    { as: 'walter', path: '/who-knows-whom' },
  ],
  '/who-knows-whom/new': [
    { as: 'maja', path: '/who-knows-whom/new' },
    { as: 'freya', path: `/who-knows-whom/new?group=${idOf('Bridgefield East')}` },
  ],
  '/who-knows-whom/rounds/:id/answer': [
    { as: 'priya', path: `${now}/answer` },
    { as: 'priya', path: `${last}/answer` },
    { as: 'ngozi', path: `${now}/answer` },
  ],
  '/who-knows-whom/rounds/:id/mark': [{ as: 'poppy', path: `${now}/mark` }],
  '/who-knows-whom/rounds/:id/look': [
    { as: 'poppy', path: `${now}/look` },
    { as: 'freya', path: `${last}/look` },
  ],
  '/who-knows-whom/rounds/:id/offer/:person': [
    { as: 'freya', path: async ({ id }) => `${now}/offer/${await id('ravi')}` },
  ],
  '/who-knows-whom/rounds/:id/figures': [{ as: 'freya', path: `${last}/figures` }],
  '/who-knows-whom/rounds/:id/close': [{ as: 'freya', path: `${now}/close` }],
  '/who-knows-whom/of/:id': [
    {
      as: 'sian',
      path: async (town) => {
        await lookFor(town, 'sian', 'priya')
        return `/who-knows-whom/of/${await town.id('priya')}`
      },
    },
  ],
  '/who-knows-whom/offers/:id': [
    { as: 'priya', path: `/who-knows-whom/offers/${WAITING}` },
    { as: 'ngozi', path: `/who-knows-whom/offers/${OFFER}` },
    { as: 'poppy', path: `/who-knows-whom/offers/${WAITING}` },
    { as: 'freya', path: `/who-knows-whom/offers/${OFFER}` },
  ],
}
