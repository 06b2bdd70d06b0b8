import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { schema as askSchema, changeAsk, showAsk } from './ask/page.tsx'
import { answerAsk, schema as answerSchema, showAsks } from './asks/page.tsx'
import { keepMust, schema as mustSchema, showMust } from './choose/must/page.tsx'
import { changeOrder, schema as orderSchema, showChoose } from './choose/page.tsx'
import { conversationRoutes } from './conversation/routes.tsx'
import { endPair, schema as endSchema, showEnding } from './ending/page.tsx'
import { mentoringPage } from './home/page.tsx'
import { schema as couldNotSchema, keepCouldNot, showCouldNot } from './offer/could-not/page.tsx'
import { changeOffer, schema as offerSchema, showOffer } from './offer/page.tsx'
import { answerChildOffer, schema as childSchema, showChildOffer } from './offers/one/page.tsx'
import { runningRoutes } from './running-routes.tsx'

/** Every page asks for somebody signed in; the row policies say what is there for them. */
export function routes(house: House): Hono {
  const app = new Hono()
  app.get('/mentoring', page(house, mentoringPage))
  app.get('/mentoring/choose', page(house, showChoose))
  app.post('/mentoring/choose', form(house, orderSchema, changeOrder, showChoose))
  app.get('/mentoring/choose/must', page(house, showMust))
  app.post('/mentoring/choose/must', form(house, mustSchema, keepMust, showMust))
  app.get('/mentoring/ask', page(house, showAsk))
  app.post('/mentoring/ask', form(house, askSchema, changeAsk, showAsk))
  app.get('/mentoring/asks', page(house, showAsks))
  app.post('/mentoring/asks', form(house, answerSchema, answerAsk, showAsks))
  app.get('/mentoring/offer', page(house, showOffer))
  app.post('/mentoring/offer', form(house, offerSchema, changeOffer, showOffer))
  app.get('/mentoring/offer/could-not', page(house, showCouldNot))
  app.post('/mentoring/offer/could-not', form(house, couldNotSchema, keepCouldNot, showCouldNot))
  app.use('/mentoring/offers/:id', idParams('id'))
  app.get('/mentoring/offers/:id', page(house, showChildOffer))
  app.post('/mentoring/offers/:id', form(house, childSchema, answerChildOffer))
  app.use('/mentoring/with/:id/end', idParams('id'))
  app.get('/mentoring/with/:id/end', page(house, showEnding))
  app.post('/mentoring/with/:id/end', form(house, endSchema, endPair))
  app.route('/', conversationRoutes(house))
  app.route('/', runningRoutes(house))
  return app
}
