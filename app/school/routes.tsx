import { Hono } from 'hono'
import type { House } from '../house.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
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
  return app
}
