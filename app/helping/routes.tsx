import { Hono } from 'hono'
import type { House } from '../house.ts'
import { asMyself } from '../http/as-myself.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { giveIt, givePage, giveSchema } from './give/page.tsx'
import { endHelping, endSchema, helpingPage, startHelping, startSchema } from './overview/page.tsx'
import { stopHelping, stopPage, stopSchema } from './stop/page.tsx'
import { witnessIt, witnessPage, witnessSchema } from './witness/page.tsx'

export function routes(house: House): Hono {
  const app = new Hono()
  app.use('/helping/*', asMyself)
  app.use('/helping/:id/end', idParams('id'))
  app.get('/helping', page(house, helpingPage))
  app.get('/helping/give', page(house, givePage))
  app.post('/helping/give', form(house, giveSchema, giveIt, givePage))
  app.get('/helping/witness', page(house, witnessPage))
  app.post('/helping/witness', form(house, witnessSchema, witnessIt, witnessPage))
  app.post('/helping/start', form(house, startSchema, startHelping))
  app.get('/helping/stop', page(house, stopPage))
  app.post('/helping/stop', form(house, stopSchema, stopHelping))
  app.post('/helping/:id/end', form(house, endSchema, endHelping))
  return app
}
