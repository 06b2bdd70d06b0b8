import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { askByCode, schema as codeSchema, showCode } from './add/code/page.tsx'
import { askFellow, schema as groupSchema, showGroup } from './add/group/page.tsx'
import { invite, schema as inviteSchema, showInvite } from './add/invite/page.tsx'
import { addName, schema as nameSchema, showName } from './add/name/page.tsx'
import { addPage } from './add/page.tsx'
import { changeMyCode, schema as myCodeSchema, showMyCode } from './code/page.tsx'
import {
  askRemove,
  changeWord,
  schema as entrySchema,
  remove,
  removeSchema,
  showEntry,
} from './entry/page.tsx'
import { becomes, schema as becomesSchema } from './entry/this-is.tsx'
import { peopleOf } from './of/page.tsx'
import { peoplePage } from './people/page.tsx'
import { schema as placeSchema, placeTie, showPlace } from './place/page.tsx'
import { answer, showTie, schema as tieSchema } from './tie/page.tsx'

/** Every page asks for somebody signed in; the row policies say what is there for them. */
export function routes(house: House): Hono {
  const app = new Hono()
  app.use('/people/:kind{entries|ties|of}/:id/*', idParams('id'))
  app.get('/people', page(house, peoplePage))
  app.get('/people/add', page(house, addPage))
  app.get('/people/add/name', page(house, showName))
  app.post('/people/add/name', form(house, nameSchema, addName, showName))
  app.get('/people/add/group', page(house, showGroup))
  app.post('/people/add/group', form(house, groupSchema, askFellow, showGroup))
  app.get('/people/add/code', page(house, showCode))
  app.post('/people/add/code', form(house, codeSchema, askByCode, showCode))
  app.get('/people/add/invite', page(house, showInvite))
  app.post('/people/add/invite', form(house, inviteSchema, invite, showInvite))
  app.get('/people/code', page(house, showMyCode))
  app.post('/people/code', form(house, myCodeSchema, changeMyCode))
  app.get('/people/entries/:id', page(house, showEntry))
  app.post('/people/entries/:id', form(house, entrySchema, changeWord, showEntry))
  app.get('/people/entries/:id/remove', page(house, askRemove))
  app.post('/people/entries/:id/remove', form(house, removeSchema, remove))
  app.post('/people/entries/:id/is', form(house, becomesSchema, becomes))
  app.get('/people/ties/:id', page(house, showTie))
  app.post('/people/ties/:id', form(house, tieSchema, answer))
  app.get('/people/ties/:id/place', page(house, showPlace))
  app.post('/people/ties/:id/place', form(house, placeSchema, placeTie, showPlace))
  app.get('/people/of/:id', page(house, peopleOf))
  return app
}
