import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { openPage } from '../../http/open-ask.tsx'
import { askClose, close, schema as closeSchema } from './close/page.tsx'
import { callOff, callOffSchema, change, schema as editSchema, showEdit } from './edit/page.tsx'
import { schema as hereSchema, markHere, showHere } from './here/page.tsx'
import { listPage } from './list/page.tsx'
import { call, schema as newSchema, showNew } from './new/page.tsx'
import { showNotes } from './notes/page.tsx'
import { changeNotes, schema as notesSchema } from './notes/write-notes.tsx'
import { schema as comingSchema, sayComing } from './one/coming.tsx'
import { showGathering } from './one/page.tsx'
import { keepOrder, schema as orderSchema, showOrder } from './order/page.tsx'
import { changePeople, schema as peopleSchema, showPeople } from './people/page.tsx'
import { ask as askPoll, schema as newPollSchema, showNewPoll } from './polls/new.tsx'
import { answerPoll, schema as pollSchema, showPoll } from './polls/page.tsx'
import { changeRooms, roomsProgress, schema as roomsSchema, showRooms } from './rooms/page.tsx'
import { printRooms } from './rooms/print.tsx'

/** What it is, its notes and its polls are open to anybody where the gathering is public; everything else asks for a sign-in. */
export function routes(house: House): Hono {
  const app = new Hono()
  const one = '/gatherings/:id'
  const known = idParams('id')
  app.get('/gatherings', page(house, listPage))
  app.get('/gatherings/new', page(house, showNew))
  app.post('/gatherings/new', form(house, newSchema, call, showNew))
  app.get(one, known, openPage(house, showGathering))
  app.post(one, known, form(house, comingSchema, sayComing))
  app.get(`${one}/edit`, known, page(house, showEdit))
  app.post(`${one}/edit`, known, form(house, editSchema, change, showEdit))
  app.post(`${one}/call-off`, known, form(house, callOffSchema, callOff))
  app.get(`${one}/people`, known, page(house, showPeople))
  app.post(`${one}/people`, known, form(house, peopleSchema, changePeople, showPeople))
  app.get(`${one}/here`, known, page(house, showHere))
  app.post(`${one}/here`, known, form(house, hereSchema, markHere, showHere))
  app.get(`${one}/order`, known, page(house, showOrder))
  app.post(`${one}/order`, known, form(house, orderSchema, keepOrder, showOrder))
  app.get(`${one}/rooms`, known, page(house, showRooms))
  app.post(`${one}/rooms`, known, form(house, roomsSchema, changeRooms, showRooms))
  app.get(`${one}/rooms/progress`, known, page(house, roomsProgress))
  app.get(`${one}/rooms/print`, known, page(house, printRooms))
  app.get(`${one}/notes`, known, openPage(house, showNotes))
  app.post(`${one}/notes`, known, form(house, notesSchema, changeNotes, showNotes))
  app.get(`${one}/polls/new`, known, page(house, showNewPoll))
  app.post(`${one}/polls/new`, known, form(house, newPollSchema, askPoll, showNewPoll))
  app.get(`${one}/polls/:poll`, idParams('id', 'poll'), openPage(house, showPoll))
  app.post(`${one}/polls/:poll`, idParams('id', 'poll'), form(house, pollSchema, answerPoll, showPoll))
  app.get(`${one}/close`, known, page(house, askClose))
  app.post(`${one}/close`, known, form(house, closeSchema, close))
  return app
}
