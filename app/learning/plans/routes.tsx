import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { historyPage } from './history/page.tsx'
import { schema as itemSchema, saveItem, showItem } from './item/page.tsx'
import { addToPlan, schema as newSchema, showNewItem } from './new-item/page.tsx'
import { answerIt, answerSchema, showPlanOf, suggestIt, suggestSchema } from './of/page.tsx'
import { changePartners, schema as partnersSchema, showPartners } from './partners/page.tsx'
import { planPage } from './plan/page.tsx'
import { printPage } from './print/page.tsx'
import {
  addReview,
  heldSchema,
  holdReview,
  newSchema as newReview,
  showNewReview,
  showReview,
} from './review/page.tsx'
import { answerOne, showSuggestions, schema as suggestionSchema } from './suggestions/page.tsx'

/** Every page asks for somebody signed in; the row policies say what is there for them. */
export function routes(house: House): Hono {
  const app = new Hono()
  app.use('/plans/:id/*', idParams('id'))
  app.use('/plan/items/:id', idParams('id'))
  app.get('/plan', page(house, planPage))
  app.get('/plan/add', page(house, showNewItem))
  app.post('/plan/add', form(house, newSchema, addToPlan, showNewItem))
  app.get('/plan/items/:id', page(house, showItem))
  app.post('/plan/items/:id', form(house, itemSchema, saveItem, showItem))
  app.get('/plan/suggestions', page(house, showSuggestions))
  app.post('/plan/suggestions', form(house, suggestionSchema, answerOne, showSuggestions))
  app.get('/plan/partners', page(house, showPartners))
  app.post('/plan/partners', form(house, partnersSchema, changePartners, showPartners))
  app.get('/plan/reviews/new', page(house, showNewReview))
  app.post('/plan/reviews/new', form(house, newReview, addReview, showNewReview))
  app.get('/plan/reviews/:id', page(house, showReview))
  app.post('/plan/reviews/:id', form(house, heldSchema, holdReview, showReview))
  app.get('/plan/history', page(house, historyPage))
  app.get('/plan/print', page(house, printPage))
  app.get('/plans/:id', page(house, showPlanOf))
  app.post('/plans/:id/suggest', form(house, suggestSchema, suggestIt, showPlanOf))
  app.post('/plans/:id/answer', form(house, answerSchema, answerIt, showPlanOf))
  return app
}
