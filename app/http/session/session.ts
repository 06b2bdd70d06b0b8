import { createMiddleware } from 'hono/factory'
import type { Me } from '#db/client.ts'
import type { SignInDeps } from '../../sign-in/deps.ts'
import { findSession } from '../../sign-in/session/find-session.ts'
import { meOf, type Session } from '../../sign-in/session/session.ts'
import { readSessionCookie } from './cookies.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** The browser's session, or null when nobody is signed in. */
    session: Session | null
    /** Whose rows this request reads; null when nobody is signed in, or somebody with several people has not said which. */
    me: Me | null
  }
}

/** Says who asks: sets `session` and `me`. One query for a browser with a cookie, none without. */
export const sessionMiddleware = (deps: Pick<SignInDeps, 'authDb' | 'now' | 'publicUrl'>) =>
  createMiddleware(async (c, next) => {
    const token = readSessionCookie(c, deps.publicUrl)
    const session = token === undefined ? null : await findSession(deps, token)
    c.set('session', session)
    c.set('me', session && meOf(session))
    await next()
  })
