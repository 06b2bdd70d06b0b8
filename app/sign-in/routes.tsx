import { Hono } from 'hono'
import { namePage } from './card/name/page.tsx'
import { cardPage } from './card/page.tsx'
import { secretPage } from './card/secret/page.tsx'
import { codePage } from './code/page.tsx'
import type { SignInDeps } from './deps.ts'
import { linkPage } from './link/page.tsx'
import { outboxPage } from './outbox/page.tsx'
import { signInPage } from './page.tsx'
import { passkeyPage } from './passkey/page.tsx'
import { schoolSignInPage } from './school/page.tsx'
import { signOutPage } from './sign-out/page.tsx'
import { tooMany } from './too-many-page.tsx'
import { whichPage } from './which/page.tsx'

/** Every page of coming in and going out; what is for those inside is in `account/`. They need `sessionMiddleware`, `inPage` and the CSRF check before them. */
export function signInRoutes({ signIn: deps }: { readonly signIn: SignInDeps }): Hono {
  const [signIn, code, link, passkey] = [signInPage(deps), codePage(deps), linkPage(deps), passkeyPage(deps)]
  const school = schoolSignInPage(deps)
  const [card, secret, name] = [cardPage(deps), secretPage(deps), namePage(deps)]
  const [which, signOut, outbox] = [whichPage(deps), signOutPage(deps), outboxPage(deps)]

  const routes = new Hono()
  routes.get('/sign-in', signIn.show).post(signIn.byEmail)
  routes.post('/sign-in/name', signIn.byName)
  routes.get('/sign-in/code', code.show).post(code.send)
  routes.get('/sign-in/link/:token', link.show).post(link.send)
  routes.get('/sign-in/card', card.show).post(card.send)
  routes.get('/sign-in/card/secret', secret.show).post(secret.send)
  routes.get('/sign-in/card/name', name.show)
  routes.get('/sign-in/school', school.go)
  routes.get('/sign-in/school/back', school.back)
  routes.post('/sign-in/passkey/options', passkey.options)
  routes.post('/sign-in/passkey', passkey.send)
  routes.get('/sign-in/which', which.show).post(which.send)
  routes.get('/sign-out', signOut.show).post(signOut.send)
  routes.get('/outbox', outbox.show)

  routes.onError(tooMany)
  return routes
}
