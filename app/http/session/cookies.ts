import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import { lifetimes } from '../../sign-in/session/lifetimes.ts'
import type { StartedSession } from '../../sign-in/session/start-session.ts'
import { isToken, newToken } from '../../sign-in/token.ts'

/** Cookies are for this host alone, never for scripts, and never sent by a form on somebody else's page. */
const options = (publicUrl: string): CookieOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax',
  secure: isHttps(publicUrl),
})

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https://')

/** Browsers take the `__Host-` prefix, which no other host can set, over https only; a trial on 127.0.0.1 goes without. */
const cookieName = (name: string, publicUrl: string): string => (isHttps(publicUrl) ? `__Host-${name}` : name)

/** What a cookie of ours holds: the token of forms, a sentence to be said once, the language. */
export const readCookie = (c: Context, publicUrl: string, name: string): string | undefined =>
  getCookie(c, cookieName(name, publicUrl))

/** Gives the browser a cookie; without `maxAge` (in seconds) until it closes, with 0 never mind. */
export function writeCookie(
  c: Context,
  publicUrl: string,
  { name, value, maxAge }: { readonly name: string; readonly value: string; readonly maxAge?: number },
): void {
  const lasting = maxAge === undefined ? {} : { maxAge }
  setCookie(c, cookieName(name, publicUrl), value, { ...options(publicUrl), ...lasting })
}

/** The session's token, if the browser has one that could be one. */
export function readSessionCookie(c: Context, publicUrl: string): string | undefined {
  const token = getCookie(c, cookieName('kith', publicUrl))
  return isToken(token) ? token : undefined
}

/** Keeps a browser signed in: for as long as the session, or on a shared device until it closes. */
export function writeSessionCookie(c: Context, publicUrl: string, started: StartedSession): void {
  const lasting = started.sharedDevice ? {} : { maxAge: lifetimes.own.absolute }
  setCookie(c, cookieName('kith', publicUrl), started.token, { ...options(publicUrl), ...lasting })
  deleteCookie(c, cookieName('kith-asking', publicUrl), options(publicUrl))
}

export function clearSessionCookie(c: Context, publicUrl: string): void {
  deleteCookie(c, cookieName('kith', publicUrl), options(publicUrl))
}

/** The secret of a browser that is on its way in; what is mailed or opened works only beside it. */
export function readAskingCookie(c: Context, publicUrl: string): string | undefined {
  const token = getCookie(c, cookieName('kith-asking', publicUrl))
  return isToken(token) ? token : undefined
}

/** The same, given to the browser for an hour if it has none. */
export function askingToken(c: Context, publicUrl: string): string {
  const token = readAskingCookie(c, publicUrl) ?? newToken()
  setCookie(c, cookieName('kith-asking', publicUrl), token, { ...options(publicUrl), maxAge: 60 * 60 })
  return token
}
