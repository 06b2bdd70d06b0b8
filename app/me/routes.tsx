import { Hono } from 'hono'
import type { House } from '../house.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { openedPage } from './opened/page.tsx'
import { changeThing, showThing, schema as thingSchema } from './things/page.tsx'
import { whoLookedPage } from './who-looked/page.tsx'

export function routes(house: House): Hono {
  const app = new Hono()
  app.use('/things/:id', idParams('id'))
  app.get('/things/:id', page(house, showThing))
  app.post('/things/:id', form(house, thingSchema, changeThing, showThing))
  app.get('/opened', page(house, openedPage))
  app.get('/who-looked', page(house, whoLookedPage))
  return app
}
