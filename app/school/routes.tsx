import { Hono } from 'hono'
import type { House } from '../house.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { changeCard, showCard } from './classes/cards/page.tsx'
import { printClassCards } from './classes/cards/print.tsx'
import { showClass } from './classes/page.tsx'
import { showDifferences } from './differences/page.tsx'
import { changeLink, schema as linkSchema, showLink } from './links/one/page.tsx'
import { changeLinks, schema as linksSchema, showLinks } from './links/page.tsx'
import { schoolPage } from './page.tsx'
import { changeOne, schema as oneSchema, showOne } from './passkeys/one/page.tsx'
import { changeRule, schema as ruleSchema, showPasskeys } from './passkeys/page.tsx'
import { schema as mapSchema, showMap, takeMap } from './rolls/map/page.tsx'
import { changeRoll, rollProgress, schema as rollSchema, showRoll } from './rolls/one/page.tsx'
import { showRolls, upload, schema as uploadSchema } from './rolls/page.tsx'
import { problemsCsv } from './rolls/problems/csv.ts'
import { showProblems } from './rolls/problems/page.tsx'
import { workingRoutes } from './working-routes.tsx'

/** Every page asks for a power first; the row policies say over whom. */
export function routes(house: House): Hono {
  const app = new Hono()
  app.use('/rolls/:id/*', idParams('id'))
  app.get('/rolls', page(house, showRolls))
  app.post('/rolls', form(house, uploadSchema, upload, showRolls))
  app.get('/rolls/:id', page(house, showRoll))
  app.post('/rolls/:id', form(house, rollSchema, changeRoll))
  app.get('/rolls/:id/progress', page(house, rollProgress))
  app.get('/rolls/:id/map', page(house, showMap))
  app.post('/rolls/:id/map', form(house, mapSchema, takeMap, showMap))
  app.get('/rolls/:id/problems', page(house, showProblems))
  app.get('/rolls/:id/problems.csv', page(house, problemsCsv))
  app.route('/', workingRoutes(house))
  app.use('/school/:kind{links|classes}/:id/*', idParams('id'))
  app.use('/school/classes/:id/cards/:person', idParams('id', 'person'))
  app.get('/school', page(house, schoolPage))
  app.get('/school/links', page(house, showLinks))
  app.post('/school/links', form(house, linksSchema, changeLinks))
  app.get('/school/links/:id', page(house, showLink))
  app.post('/school/links/:id', form(house, linkSchema, changeLink))
  app.get('/school/classes/:id', page(house, showClass))
  // Cards are shown in the answer to the form that makes them, and never again.
  app.post('/school/classes/:id/cards', page(house, printClassCards))
  app.get('/school/classes/:id/cards/:person', page(house, showCard))
  app.post('/school/classes/:id/cards/:person', page(house, changeCard))
  app.get('/school/passkeys', page(house, showPasskeys))
  app.post('/school/passkeys', form(house, ruleSchema, changeRule, showPasskeys))
  app.use('/school/passkeys/:person', idParams('person'))
  app.get('/school/passkeys/:person', page(house, showOne))
  app.post('/school/passkeys/:person', form(house, oneSchema, changeOne, showOne))
  app.get('/school/differences', page(house, showDifferences))
  return app
}
