import { Hono } from 'hono'
import type { House } from '../house.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { openPage } from '../http/open-ask.tsx'
import { schema as answerSchema, giveAnswer, showAnswer } from './answer/page.tsx'
import { schema as askSchema, askThem, showAsk } from './ask/page.tsx'
import { byHandPage } from './by-hand/page.tsx'
import { hubPage } from './hub/page.tsx'
import { linkIt, schema as linkSchema, showLink } from './link/page.tsx'
import { followIt, schema as followSchema, threadPage } from './one/page.tsx'
import { promiseIt, schema as promiseSchema, showPromise } from './promise/page.tsx'
import { schema as promisedSchema, sayWhatCame, showPromised } from './promised/page.tsx'

/** The thread itself is for anybody whom its policies show it, without an account too; all else asks for somebody signed in. */
export function routes(house: House): Hono {
  const app = new Hono()
  const one = '/thread/:id'
  app.use(one, idParams('id'))
  app.use(`${one}/*`, idParams('id'))
  app.use(`${one}/answer/:answer`, idParams('answer'))
  app.use(`${one}/promised/:promise`, idParams('promise'))
  app.get('/have-your-say', page(house, hubPage))
  app.get(one, openPage(house, threadPage))
  app.post(`${one}/follow`, form(house, followSchema, followIt))
  app.get(`${one}/ask`, page(house, showAsk))
  app.post(`${one}/ask`, form(house, askSchema, askThem, showAsk))
  app.get(`${one}/link`, page(house, showLink))
  app.post(`${one}/link`, form(house, linkSchema, linkIt, showLink))
  app.get(`${one}/promise`, page(house, showPromise))
  app.post(`${one}/promise`, form(house, promiseSchema, promiseIt, showPromise))
  app.get(`${one}/answer/:answer`, page(house, showAnswer))
  app.post(`${one}/answer/:answer`, form(house, answerSchema, giveAnswer, showAnswer))
  app.get(`${one}/promised/:promise`, page(house, showPromised))
  app.post(`${one}/promised/:promise`, form(house, promisedSchema, sayWhatCame, showPromised))
  app.get(`${one}/by-hand`, page(house, byHandPage))
  return app
}
