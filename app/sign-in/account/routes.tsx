import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { asMyself } from '../../http/as-myself.ts'
import { form, page } from '../../http/ask.tsx'
import { tooMany } from '../too-many-page.tsx'
import { schema as codeSchema, confirmEmail, showCode } from './email/code/page.tsx'
import { askEmail, schema as emailSchema, showEmail } from './email/page.tsx'
import { removeEmail, schema as removeSchema, showRemove } from './email/remove/page.tsx'
import { showAccount } from './overview/page.tsx'
import { passkeysPage } from './passkeys/page.tsx'
import { removeForm } from './passkeys/schema.ts'
import { schema as remindersSchema, saveReminders, showReminders } from './reminders/page.tsx'
import {
  addSchoolHere,
  removeSchoolHere,
  schema as schoolSchema,
  showGo,
  showSchool,
} from './school/page.tsx'
import { saveSecret, schema as secretSchema, showSecret } from './secret/page.tsx'
import { sessionsPage } from './sessions/page.tsx'
import { surePage } from './sure/page.tsx'

/** How somebody's own sign-in stands: by what they come in, and where they are signed in. Never that of whom they act for. */
export function accountRoutes(house: House): Hono {
  const [sessions, passkeys, sure] = [sessionsPage(house), passkeysPage(house), surePage(house)]
  const routes = new Hono()
  routes.use('/account/*', asMyself)
  routes.get('/account', page(house, showAccount))
  routes.get('/account/secret', page(house, showSecret))
  routes.post('/account/secret', form(house, secretSchema, saveSecret, showSecret))
  routes.get('/account/email', page(house, showEmail))
  routes.post('/account/email', form(house, emailSchema, askEmail, showEmail))
  routes.get('/account/email/code', page(house, showCode))
  routes.post('/account/email/code', form(house, codeSchema, confirmEmail, showCode))
  routes.get('/account/email/remove', page(house, showRemove))
  routes.post('/account/email/remove', form(house, removeSchema, removeEmail, showRemove))
  routes.get('/account/reminders', page(house, showReminders))
  routes.post('/account/reminders', form(house, remindersSchema, saveReminders, showReminders))
  routes.get('/account/school', page(house, showSchool))
  routes.post('/account/school', form(house, schoolSchema, addSchoolHere, showSchool))
  routes.get('/account/school/go', page(house, showGo))
  routes.post('/account/school/remove', form(house, schoolSchema, removeSchoolHere, showSchool))
  routes.get('/account/sessions', page(house, sessions.show)).post(sessions.send)
  routes.get('/account/passkeys', page(house, passkeys.show)).post(passkeys.add)
  routes.post('/account/passkeys/options', passkeys.options)
  routes.post('/account/passkeys/remove', form(house, removeForm, passkeys.remove, passkeys.again))
  routes.get('/account/sure', page(house, sure.show)).post(sure.send)
  routes.post('/account/sure/options', sure.options)
  routes.onError(tooMany)
  return routes
}
