import { idOf } from '#db/seeds/ids.ts'
import type { Visits } from '#test/journeys/support/visits.ts'
import { GROWING_UP, LIBRARY, MARYAMS, PLACE_THEME, PRIYAS, SENSE, statementId, voiceId } from './seed.ts'

const open = `/listening/${GROWING_UP}`

/** Where to look at listening, and as whom. */
export const visits: Visits = {
  '/listening': [
    { as: 'priya', path: '/listening' },
    { as: 'tomos', path: '/listening' },
  ],
  '/listening/new': [{ as: 'tomos', path: '/listening/new' }],
  '/listening/slip': [{ as: 'maryam', path: '/listening/slip' }],
  '/listening/voices/:id': [
    { as: 'priya', path: `/listening/voices/${PRIYAS}` },
    { as: 'beth', path: `/listening/voices/${MARYAMS}` },
  ],
  '/listening/voices/:id/mend': [{ as: 'priya', path: `/listening/voices/${PRIYAS}/mend` }],
  '/listening/voices/:id/withdraw': [{ as: 'priya', path: `/listening/voices/${PRIYAS}/withdraw` }],
  '/listening/voices/:id/lift': [{ as: 'tomos', path: `/listening/voices/${voiceId('ngozi')}/lift` }],
  '/listening/statements/:id': [{ as: 'ngozi', path: `/listening/statements/${statementId(0)}` }],
  '/listening/themes/:id': [{ as: 'walter', path: `/listening/themes/${PLACE_THEME}` }],
  '/listening/sense/:id': [{ as: 'tomos', path: `/listening/sense/${SENSE}` }],
  '/listening/:id': [
    { as: 'priya', path: open },
    { as: 'tomos', path: `/listening/${LIBRARY}` },
  ],
  '/listening/:id/say': [{ as: 'priya', path: `${open}/say` }],
  '/listening/:id/listen': [
    { as: 'nia', path: async ({ id }) => `${open}/listen?who=${await id('priya')}` },
    { as: 'beth', path: `${open}/listen` },
  ],
  '/listening/:id/voices': [{ as: 'tomos', path: `${open}/voices` }],
  '/listening/:id/statements': [{ as: 'ngozi', path: `${open}/statements` }],
  '/listening/:id/add': [{ as: 'priya', path: `${open}/add` }],
  '/listening/:id/vote': [{ as: 'priya', path: `${open}/vote` }],
  '/listening/:id/agree': [
    { as: 'ngozi', path: `${open}/agree` },
    { as: 'walter', path: `/listening/${LIBRARY}/agree` },
  ],
  '/listening/:id/my-place': [{ as: 'walter', path: `${open}/my-place` }],
  '/listening/:id/log': [{ as: 'walter', path: `${open}/log` }],
  '/listening/:id/moderate': [{ as: 'tomos', path: `${open}/moderate` }],
  '/listening/:id/people': [
    { as: 'tomos', path: `${open}/people` },
    { as: 'tomos', path: `${open}/people?who=${idOf('ines')}` },
  ],
  '/listening/:id/sheets': [{ as: 'beth', path: `${open}/sheets` }],
  '/listening/:id/sheets/print': [{ as: 'beth', path: `${open}/sheets/print` }],
  '/listening/:id/enter': [{ as: 'beth', path: `${open}/enter` }],
  '/listening/:id/sense': [{ as: 'tomos', path: `${open}/sense` }],
}
