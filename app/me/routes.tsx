import { Hono } from 'hono'
import type { House } from '../house.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { deleteMe, deletePage, schema as deleteSchema, goodbyePage } from './delete/page.tsx'
import { heldFile, heldPage } from './held/page.tsx'
import { mePage, schema as meSchema, saveMe } from './me/page.tsx'
import { openedPage } from './opened/page.tsx'
import { changeThing, showThing, schema as thingSchema } from './things/page.tsx'
import { trailPage } from './trail/page.tsx'
import { whoLookedPage } from './who-looked/page.tsx'

export function routes(house: House): Hono {
  const app = new Hono()
  app.use('/things/:id', idParams('id'))
  app.get('/me', page(house, mePage))
  app.post('/me', form(house, meSchema, saveMe, mePage))
  app.get('/me/held', page(house, heldPage))
  app.get('/me/held.json', page(house, heldFile))
  app.get('/me/delete', page(house, deletePage))
  app.post('/me/delete', form(house, deleteSchema, deleteMe, deletePage))
  app.get('/goodbye', goodbyePage)
  app.get('/me/trail', page(house, trailPage))
  app.get('/things/:id', page(house, showThing))
  app.post('/things/:id', form(house, thingSchema, changeThing, showThing))
  app.get('/opened', page(house, openedPage))
  app.get('/who-looked', page(house, whoLookedPage))
  return app
}
