import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { PatternsPage } from '#ui/patterns.tsx'
import { currentPage, inPage } from '#ui/ui.ts'
import { homeRoutes } from './home/routes.tsx'
import type { House } from './house.ts'
import { sendAsset } from './http/assets.ts'
import { onError, onNotFound } from './http/errors.tsx'
import { formCookie, formToken, onlyOwnForms } from './http/form-token.ts'
import { headers } from './http/headers.ts'
import { chooseLanguage, language } from './http/language.ts'
import { notTooOften } from './http/not-too-often.ts'
import { readableAddress, readableForm } from './http/readable-form.ts'
import { sessionMiddleware } from './http/session/session.ts'
import { accountRoutes } from './sign-in/account/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'
import { watched } from './watch/requests.ts'
import { watchRoutes } from './watch/routes.ts'

/** In bytes: a roll with its form; and what somebody can have to say who is not signed in. */
const LARGEST = { inside: 64 * 1024 * 1024, outside: 256 * 1024 }

/** Kith as one Hono app: what happens to every request, in order, then the pages. */
export function createApp(house: House): Hono {
  const app = new Hono()
  app.onError(onError(house))
  app.notFound(onNotFound)

  app.use(headers())
  app.get('/assets/*', sendAsset(house))
  app.route('/', watchRoutes(house))
  app.use(watched(house))

  // Assets come compressed already; pages are a tenth of their size on the wire.
  app.use(compress())
  app.use(language(house))
  app.use(sessionMiddleware(house.signIn))
  app.use(formCookie(house))
  app.use(whatPagesShare(house))
  app.use(notTooOften(house.config.perMinute))
  app.use(csrf())
  app.use(notTooLarge)
  app.use(readableAddress)
  app.use(readableForm)
  app.use(onlyOwnForms(house))

  app.get('/language', chooseLanguage(house))
  app.get('/-/patterns', (c) => c.html(<PatternsPage />))
  app.route('/', homeRoutes(house))
  app.route('/', signInRoutes(house))
  app.route('/', accountRoutes(house))
  for (const practice of house.practices) app.route('/', practice.routes(house))
  return app
}

const limits = { inside: tooLargeAt(LARGEST.inside), outside: tooLargeAt(LARGEST.outside) }
const notTooLarge = createMiddleware((c, next) =>
  (c.var.session === null ? limits.outside : limits.inside)(c, next),
)

function tooLargeAt(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new HTTPException(413)
    },
  })
}

/** Pages hold a person's own things: no cache keeps them, and their forms carry a token of this browser. */
const whatPagesShare = (house: House) =>
  createMiddleware(async (c, next) => {
    c.header('Cache-Control', 'private, no-store')
    const { pathname, search } = new URL(c.req.url)
    const shared = { path: pathname + search, csrf: formToken(c, house), assets: house.assets }
    await inPage({ ...currentPage(), ...shared }, next)
  })
