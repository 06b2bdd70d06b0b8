import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const NAME = 'kith-letter'
const MINUTES = 30 * 60

/** Keeps the code of a letter for half an hour, on this page only, so that it stands in no address. */
export const keepCode = (c: Context, code: string): void =>
  setCookie(c, NAME, code, {
    path: '/assemblies/answer',
    httpOnly: true,
    sameSite: 'Lax',
    secure: new URL(c.req.url).protocol === 'https:',
    maxAge: MINUTES,
  })

export const forgetCode = (c: Context): void =>
  setCookie(c, NAME, '', { path: '/assemblies/answer', maxAge: 0 })

/** The code that was typed on this device a short while ago. */
export const keptCode = (c: Context): string => getCookie(c, NAME)?.slice(0, 40) ?? ''
