import { Hono } from 'hono'
import type { House } from '../house.ts'
import { form, page } from '../http/ask.tsx'
import { idParams } from '../http/id-params.ts'
import { askIn, schema as askSchema, showAsk } from './ask/page.tsx'
import { answerAsk, schema as answerSchema, showAnswer, takeBack, takeBackSchema } from './asks/page.tsx'
import { confirmEnd, end, schema as endSchema } from './end/page.tsx'
import { groupPage } from './group/page.tsx'
import { confirmLeave, leave, schema as leaveSchema } from './leave/page.tsx'
import { groupsPage } from './list/page.tsx'
import { confirmMember, endMember, schema as memberSchema } from './member/page.tsx'
import { found, schema as newSchema, showNew } from './new/page.tsx'

/** Every page asks for somebody signed in; the row policies say what is there for them. */
export function routes(house: House): Hono {
  const app = new Hono()
  const [id, member] = [idParams('id'), idParams('id', 'member')]
  app.get('/groups', page(house, groupsPage))
  app.get('/groups/new', page(house, showNew))
  app.post('/groups/new', form(house, newSchema, found, showNew))
  app.get('/groups/asks/:id', id, page(house, showAnswer))
  app.post('/groups/asks/:id', id, form(house, answerSchema, answerAsk))
  app.post('/groups/asks/:id/take-back', id, form(house, takeBackSchema, takeBack))
  app.get('/groups/:id', id, page(house, groupPage))
  app.get('/groups/:id/ask', id, page(house, showAsk))
  app.post('/groups/:id/ask', id, form(house, askSchema, askIn, showAsk))
  app.get('/groups/:id/leave', id, page(house, confirmLeave))
  app.post('/groups/:id/leave', id, form(house, leaveSchema, leave))
  app.get('/groups/:id/end', id, page(house, confirmEnd))
  app.post('/groups/:id/end', id, form(house, endSchema, end))
  app.get('/groups/:id/members/:member', member, page(house, confirmMember))
  app.post('/groups/:id/members/:member', member, form(house, memberSchema, endMember))
  return app
}
