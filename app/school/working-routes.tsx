import { Hono } from 'hono'
import type { House } from '../house.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { schema as companionSchema, nameCompanion, showCompanions } from './companions/page.tsx'
import { schema as grownUpSchema, sayGrownUp, showGrownUps } from './grown-ups/page.tsx'
import { showSamePerson } from './same-person/page.tsx'
import { makeOne, showTwo, schema as twoSchema } from './same-person/two/page.tsx'
import { changeTerm, showTerm, schema as termSchema } from './terms/one/page.tsx'
import { changeTerms, showTerms, schema as termsSchema } from './terms/page.tsx'
import { changeVetting, showVetting, schema as vettingSchema } from './vetting/page.tsx'

/** Terms, checks, second adults, and who is who: what those who run a school keep up. */
export function workingRoutes(house: House): Hono {
  const app = new Hono()
  app.get('/school/terms', page(house, showTerms))
  app.post('/school/terms', form(house, termsSchema, changeTerms, showTerms))
  app.use('/school/terms/:id', idParams('id'))
  app.get('/school/terms/:id', page(house, showTerm))
  app.post('/school/terms/:id', form(house, termSchema, changeTerm, showTerm))
  app.get('/school/vetting', page(house, showVetting))
  app.post('/school/vetting', form(house, vettingSchema, changeVetting, showVetting))
  app.get('/school/companions', page(house, showCompanions))
  app.post('/school/companions', form(house, companionSchema, nameCompanion, showCompanions))
  app.get('/school/grown-ups', page(house, showGrownUps))
  app.post('/school/grown-ups', form(house, grownUpSchema, sayGrownUp))
  app.get('/school/same-person', page(house, showSamePerson))
  app.use('/school/same-person/:keep/:other', idParams('keep', 'other'))
  app.get('/school/same-person/:keep/:other', page(house, showTwo))
  app.post('/school/same-person/:keep/:other', form(house, twoSchema, makeOne, showTwo))
  return app
}
