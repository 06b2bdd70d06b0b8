import { idOf } from '#db/seeds/ids.ts'
import type { Visits } from '#test/journeys/support/visits.ts'

const tie = idOf('tie nia priya')
const one = (name: string) => `/mentoring/conversations/${idOf(`conversation ${name}`)}`

export const conversationVisits: Visits = {
  '/mentoring/with/:id': [
    { as: 'nia', path: `/mentoring/with/${tie}` },
    { as: 'priya', path: `/mentoring/with/${tie}` },
  ],
  '/mentoring/conversations/:id': [
    { as: 'priya', path: one('second') },
    { as: 'nia', path: one('first') },
    { as: 'priya', path: one('next') },
  ],
  '/mentoring/with/:id/speak-up': [{ as: 'nia', path: `/mentoring/with/${tie}/speak-up` }],
  '/mentoring/requests/:id': [
    { as: 'priya', path: `/mentoring/requests/${idOf('speak up nia')}` },
    { as: 'poppy', path: `/mentoring/requests/${idOf('speak up nia')}` },
  ],
  '/mentoring/beside/:id': [{ as: 'freya', path: `/mentoring/beside/${tie}` }],
}
