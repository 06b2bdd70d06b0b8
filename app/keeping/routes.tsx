import { Hono } from 'hono'
import type { House } from '../house.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { holdPage, holdSchema, placeHold } from './hold/page.tsx'
import { decide, decisionSchema, onePage } from './one/page.tsx'
import { queuePage, sayIt, saySchema } from './queue/page.tsx'

/** For those who run the whole place and the safeguarding leads of it; for everybody else these pages are not there. */
export function routes(house: House): Hono {
  const app = new Hono()
  app.get('/keeping', page(house, queuePage))
  app.get('/keeping/hold', page(house, holdPage))
  app.post('/keeping/hold', form(house, holdSchema, placeHold, holdPage))
  app.use('/keeping/holds/:id', idParams('id'))
  app.post('/keeping/holds/:id', form(house, saySchema, sayIt))
  app.use('/keeping/:id', idParams('id'))
  app.get('/keeping/:id', page(house, onePage))
  app.post('/keeping/:id', form(house, decisionSchema, decide, onePage))
  return app
}
