import type { Handler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { inLocale, isLocale, preferredLocale } from '#words'
import type { House } from '../house.ts'
import { readCookie, writeCookie } from './session/cookies.ts'

const COOKIE = 'kith-language'

/**
 * Everything said in a request is said in one language: the one chosen, else the browser's first that Kith speaks. Days and hours
 * are told by the place's clocks.
 */
export const language = ({ config, publicUrl }: Pick<House, 'config' | 'publicUrl'>) =>
  createMiddleware((c, next) => {
    const chosen = readCookie(c, publicUrl, COOKIE) ?? ''
    const locale = isLocale(chosen) ? chosen : preferredLocale(c.req.header('accept-language'))
    return inLocale(locale, next, config.timeZone)
  })

/** `/language?to=cy&return=/plan`: keeps the choice on this device for a year. */
export const chooseLanguage =
  ({ publicUrl }: Pick<House, 'publicUrl'>): Handler =>
  (c) => {
    const to = c.req.query('to') ?? ''
    const back = c.req.query('return') ?? '/'
    if (isLocale(to)) writeCookie(c, publicUrl, { name: COOKIE, value: to, maxAge: 31_536_000 })
    // Only a path of our own: `//elsewhere` and `/\elsewhere` are other hosts to a browser.
    return c.redirect(/^\/(?![/\\])/.test(back) ? back : '/', 303)
  }
