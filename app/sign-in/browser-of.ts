import type { Context } from 'hono'
import { readSessionCookie } from '../http/session/cookies.ts'
import type { SignInDeps } from './deps.ts'
import type { Browser } from './session/start-session.ts'

/** What signing in keeps of the browser that does it. */
export const browserOf = (c: Context, deps: SignInDeps, sharedDevice: boolean): Browser => ({
  userAgent: c.req.header('user-agent') ?? '',
  sharedDevice,
  oldToken: readSessionCookie(c, deps.publicUrl),
})
