import { idOf } from '#db/seeds/ids.ts'
import { linkOn } from '#test/journeys/support/link-on.ts'
import type { Visits } from '#test/journeys/support/visits.ts'
import { conversationVisits } from './conversation/visits.ts'
import { draftRound, openRound, peerOffer, publishedRound } from './testing/rounds.ts'

/** Where to look at mentoring, and as whom. */
export const visits: Visits = {
  ...conversationVisits,
  '/mentoring': [
    { as: 'priya', path: '/mentoring' },
    { as: 'ngozi', path: '/mentoring' },
    { as: 'nia', path: '/mentoring' },
    { as: 'maja', path: '/mentoring' },
  ],
  '/mentoring/choose': [
    { as: 'ngozi', path: '/mentoring/choose' },
    { as: 'ngozi', path: '/mentoring/choose?q=nothing' },
  ],
  '/mentoring/choose/must': [{ as: 'ngozi', path: '/mentoring/choose/must' }],
  '/mentoring/ask': [{ as: 'ngozi', path: '/mentoring/ask' }],
  '/mentoring/asks': [{ as: 'maja', path: '/mentoring/asks' }],
  '/mentoring/offer': [
    { as: 'nia', path: '/mentoring/offer' },
    { as: 'beth', path: '/mentoring/offer' },
  ],
  '/mentoring/offer/could-not': [{ as: 'nia', path: '/mentoring/offer/could-not' }],
  '/mentoring/offers/:id': {
    why: 'only for the parent of a child under 13 who offers; mentoring.test.ts looks at it',
  },
  '/mentoring/with/:id/end': [{ as: 'priya', path: `/mentoring/with/${idOf('tie nia priya')}/end` }],
  '/mentoring/mentors': [{ as: 'maja', path: '/mentoring/mentors' }],
  '/mentoring/mentors/:id': [{ as: 'maja', path: peerOffer }],
  '/mentoring/rounds': [{ as: 'maja', path: '/mentoring/rounds' }],
  '/mentoring/rounds/:id': [
    { as: 'maja', path: openRound },
    { as: 'maja', path: draftRound },
    { as: 'maja', path: publishedRound },
  ],
  '/mentoring/rounds/:id/pairs/:learner': [
    { as: 'maja', path: async (town) => linkOn(town, 'maja', await draftRound(town), /\/pairs\//) },
  ],
  '/mentoring/rounds/:id/progress': { why: 'what the moving bar asks' },
  '/mentoring/half-term': [{ as: 'maja', path: '/mentoring/half-term' }],
  '/mentoring/half-term/:id': [
    { as: 'maja', path: (town) => linkOn(town, 'maja', '/mentoring/half-term', /\?stands=/) },
  ],
  '/mentoring/half-term/share': [{ as: 'maja', path: '/mentoring/half-term/share' }],
  '/mentoring/half-term/share.csv': { why: 'a file to take away' },
}
