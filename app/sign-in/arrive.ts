import type { Context } from 'hono'
import { writeSessionCookie } from '../http/session/cookies.ts'
import type { SignInDeps } from './deps.ts'
import type { StartedSession } from './session/start-session.ts'

/** Hands the browser its session and sends it on: to `next`, or first to the question which person, where there are several. */
export function arrive(c: Context, deps: SignInDeps, started: StartedSession, next = '/'): Response {
  writeSessionCookie(c, deps.publicUrl, started)
  return c.redirect(started.personChosen ? next : `/sign-in/which?then=${encodeURIComponent(next)}`, 303)
}
