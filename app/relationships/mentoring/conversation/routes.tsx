import { Hono } from 'hono'
import type { House } from '../../../house.ts'
import { form, page } from '../../../http/ask.tsx'
import { idParams } from '../../../http/id-params.ts'
import { showBeside } from './beside/page.tsx'
import { callOff, nothing } from './one/call-off.ts'
import { confirm, confirmSchema } from './one/confirm.tsx'
import { answerSchema, answerSitIn, askSchema, askToSitIn } from './one/guests.tsx'
import { showConversation } from './one/page.tsx'
import { endPromise, endSchema } from './promises/end.ts'
import { answer, answerSchema as replySchema, showOne } from './speak-up/one.tsx'
import { ask, showSpeakUp, askSchema as speakSchema } from './speak-up/page.tsx'
import { planNext, planSchema } from './with/next-time.tsx'
import { keepNote, noteSchema } from './with/note.tsx'
import { showPair } from './with/page.tsx'

/** Two who talk: the plan, a note in a minute, the playback, promises, who sits in. */
export function conversationRoutes(house: House): Hono {
  const app = new Hono()
  app.use('/mentoring/with/:id/*', idParams('id'))
  app.use('/mentoring/with/:id', idParams('id'))
  app.use('/mentoring/conversations/:id/*', idParams('id'))
  app.use('/mentoring/conversations/:id', idParams('id'))
  app.use('/mentoring/promises/:id/*', idParams('id'))
  app.use('/mentoring/beside/:id', idParams('id'))
  app.get('/mentoring/with/:id', page(house, showPair))
  app.post('/mentoring/with/:id/note', form(house, noteSchema, keepNote, showPair))
  app.post('/mentoring/with/:id/next', form(house, planSchema, planNext, showPair))
  app.get('/mentoring/with/:id/speak-up', page(house, showSpeakUp))
  app.post('/mentoring/with/:id/speak-up', form(house, speakSchema, ask, showSpeakUp))
  app.use('/mentoring/requests/:id', idParams('id'))
  app.get('/mentoring/requests/:id', page(house, showOne))
  app.post('/mentoring/requests/:id', form(house, replySchema, answer, showOne))
  app.get('/mentoring/conversations/:id', page(house, showConversation))
  app.post('/mentoring/conversations/:id/confirm', form(house, confirmSchema, confirm, showConversation))
  app.post('/mentoring/conversations/:id/call-off', form(house, nothing, callOff))
  app.post('/mentoring/conversations/:id/ask', form(house, askSchema, askToSitIn, showConversation))
  app.post('/mentoring/conversations/:id/answer', form(house, answerSchema, answerSitIn))
  app.post('/mentoring/promises/:id/end', form(house, endSchema, endPromise))
  app.get('/mentoring/beside/:id', page(house, showBeside))
  return app
}
