import type { Handler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { inLocale, isLocale, preferredLocale } from '#words'
import type { House } from '../house.ts'

const COOKIE = 'kith-language'

/**
 * Everything said in a request is said in one language: the one chosen, else the browser's first that Kith speaks. Days and hours
 * are told by the place's clocks.
 */
export const language = ({ config }: Pick<House, 'config'>) =>
  createMiddleware((c, next) => {
    const chosen = getCookie(c, COOKIE) ?? ''
    const locale = isLocale(chosen) ? chosen : preferredLocale(c.req.header('accept-language'))
    return inLocale(locale, next, config.timeZone)
  })

/** `/language?to=cy&return=/plan`: keeps the choice on this device for a year. */
export const chooseLanguage: Handler = (c) => {
  const to = c.req.query('to') ?? ''
  const back = c.req.query('return') ?? '/'
  if (isLocale(to))
    setCookie(c, COOKIE, to, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 31_536_000 })
  // Only a path of our own: `//elsewhere` and `/\elsewhere` are other hosts to a browser.
  return c.redirect(/^\/(?![/\\])/.test(back) ? back : '/', 303)
}
