import { idOf } from '#db/seeds/ids.ts'
import type { Visits } from '#test/journeys/support/visits.ts'
import { BUDGET, LIBRARY, THEME } from './seed.ts'

const buses = idOf('theme evening buses')

/** Where to look at the thread, and as whom. */
export const visits: Visits = {
  '/have-your-say': [
    { as: 'priya', path: '/have-your-say' },
    { as: 'ines', path: '/have-your-say' },
  ],
  '/thread/:id': [
    { as: 'ngozi', path: `/thread/${LIBRARY}` },
    { as: 'ines', path: `/thread/${buses}` },
  ],
  '/thread/:id/ask': [{ as: 'tomos', path: `/thread/${buses}/ask` }],
  '/thread/:id/link': [{ as: 'tomos', path: `/thread/${BUDGET}/link` }],
  '/thread/:id/promise': [{ as: 'tomos', path: `/thread/${THEME}/promise` }],
  '/thread/:id/by-hand': [{ as: 'tomos', path: `/thread/${THEME}/by-hand` }],
  '/thread/:id/answer/:answer': [{ as: 'ines', path: `/thread/${buses}/answer/${idOf('answer buses')}` }],
  '/thread/:id/promised/:promise': [
    { as: 'ines', path: `/thread/${THEME}/promised/${idOf('promise ticket office')}` },
  ],
}
