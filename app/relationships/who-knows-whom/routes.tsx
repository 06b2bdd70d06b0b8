import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { schema as answerSchema, saveAnswer, showAnswer } from './answer/page.tsx'
import { askClose, close, schema as closeSchema } from './close/page.tsx'
import { figuresPage } from './figures/page.tsx'
import { homePage } from './home/page.tsx'
import { showLook } from './look/page.tsx'
import { schema as markSchema, saveMarks, showMark } from './mark/page.tsx'
import { askGroup, schema as newSchema, showNew } from './new/page.tsx'
import { showAnswersOf } from './of/page.tsx'
import { offerIt, schema as offerSchema, showOfferForm } from './offer/page.tsx'
import { changeOffer, schema as oneOfferSchema, showOffer } from './one-offer/page.tsx'

/** Every page asks for somebody signed in; the database's functions say what is there for them. */
export function routes(house: House): Hono {
  const app = new Hono()
  const round = '/who-knows-whom/rounds/:id'
  app.use(`${round}/*`, idParams('id'))
  app.use(`${round}/offer/:person`, idParams('person'))
  app.use('/who-knows-whom/offers/:id', idParams('id'))
  app.use('/who-knows-whom/of/:id', idParams('id'))
  app.get('/who-knows-whom', page(house, homePage))
  app.get('/who-knows-whom/new', page(house, showNew))
  app.post('/who-knows-whom/new', form(house, newSchema, askGroup, showNew))
  app.get(`${round}/answer`, page(house, showAnswer))
  app.post(`${round}/answer`, form(house, answerSchema, saveAnswer, showAnswer))
  app.get(`${round}/mark`, page(house, showMark))
  app.post(`${round}/mark`, form(house, markSchema, saveMarks, showMark))
  app.get(`${round}/look`, page(house, showLook))
  app.get(`${round}/offer/:person`, page(house, showOfferForm))
  app.post(`${round}/offer/:person`, form(house, offerSchema, offerIt, showOfferForm))
  app.get(`${round}/figures`, page(house, figuresPage))
  app.get(`${round}/close`, page(house, askClose))
  app.post(`${round}/close`, form(house, closeSchema, close))
  app.get('/who-knows-whom/offers/:id', page(house, showOffer))
  app.post('/who-knows-whom/offers/:id', form(house, oneOfferSchema, changeOffer, showOffer))
  app.get('/who-knows-whom/of/:id', page(house, showAnswersOf))
  return app
}
