import { Hono } from 'hono'
import type { House } from '../house.ts'
import { asMyself } from '../http/as-myself.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { blockIt, blockPage, blockSchema } from './block/page.tsx'
import { blockFor, blockForPage, blockForSchema } from './care/block/page.tsx'
import { openIt, openPage, openSchema } from './care/open/page.tsx'
import { carePage } from './care/page.tsx'
import { carePersonPage, liftFor, liftForSchema } from './care/person/page.tsx'
import { concernPage, concernSchema, raiseIt } from './concern/page.tsx'
import { closeIt, closeSchema, concernsPage } from './concerns/page.tsx'
import {
  closeLook,
  closeLookSchema,
  holdLook,
  holdSchema,
  overridePage,
  overridesPage,
} from './override/page.tsx'
import { liftMine, liftSchema, safetyForAnybody, safetyPage } from './start/page.tsx'

/** The first four are everybody's; the others are there for safeguarding leads only. Nobody does them for somebody else. */
export function routes(house: House): Hono {
  const app = new Hono()
  app.use('/safety/*', asMyself)
  app.use('/safety/:what{blocks|concerns|care|overrides}/:id/*', idParams('id'))
  app.use('/safety/care/:id/blocks/:block/lift', idParams('block'))
  app.get('/safety', safetyForAnybody(page(house, safetyPage)))
  app.get('/safety/concern', page(house, concernPage))
  app.post('/safety/concern', form(house, concernSchema, raiseIt, concernPage))
  app.get('/safety/block', page(house, blockPage))
  app.post('/safety/block', form(house, blockSchema, blockIt))
  app.post('/safety/blocks/:id/lift', form(house, liftSchema, liftMine))
  app.get('/safety/concerns', page(house, concernsPage))
  app.post('/safety/concerns/:id/close', form(house, closeSchema, closeIt))
  app.get('/safety/care', page(house, carePage))
  app.get('/safety/care/:id', page(house, carePersonPage))
  app.get('/safety/care/:id/block', page(house, blockForPage))
  app.post('/safety/care/:id/block', form(house, blockForSchema, blockFor))
  app.post('/safety/care/:id/blocks/:block/lift', form(house, liftForSchema, liftFor))
  app.get('/safety/care/:id/open', page(house, openPage))
  app.post('/safety/care/:id/open', form(house, openSchema, openIt, openPage))
  app.get('/safety/overrides', page(house, overridesPage))
  app.get('/safety/overrides/:id', page(house, overridePage))
  app.post('/safety/overrides/:id/hold', form(house, holdSchema, holdLook, overridePage))
  app.post('/safety/overrides/:id/close', form(house, closeLookSchema, closeLook))
  return app
}
