import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { page } from '../../http/ask.tsx'
import { passkeysPage } from './passkeys/page.tsx'
import { sessionsPage } from './sessions/page.tsx'

/** How somebody's own sign-in stands: where they are signed in, and their passkeys. */
export function accountRoutes(house: House): Hono {
  const [sessions, passkeys] = [sessionsPage(house), passkeysPage(house)]
  const routes = new Hono()
  routes.get('/account/sessions', page(house, sessions.show)).post(sessions.send)
  routes.get('/account/passkeys', page(house, passkeys.show)).post(passkeys.add)
  routes.post('/account/passkeys/options', passkeys.options)
  routes.post('/account/passkeys/remove', passkeys.remove)
  return routes
}
