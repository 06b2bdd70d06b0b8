import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { csrfFieldName } from '#ui/form/form.tsx'
import type { House } from '../house.ts'
import { newToken } from '../sign-in/token.ts'
import { isSealed, seal } from './seal.ts'
import { readCookie, writeCookie } from './session/cookies.ts'

const COOKIE = 'kith-form'

/** A form that is not one of our own pages', or whose page is older than the sign-in it was made under. */
export class StrangeForm extends Error {
  override name = 'StrangeForm'
}

/** Gives every browser a cookie that its forms are bound to. */
export const formCookie = (house: House) =>
  createMiddleware(async (c, next) => {
    c.set('publicUrl', house.publicUrl)
    const known = readCookie(c, house.publicUrl, COOKIE)
    c.set('formCookie', known ?? newToken())
    if (known === undefined) writeCookie(c, house.publicUrl, { name: COOKIE, value: c.var.formCookie })
    await next()
  })

/** What a form's token is bound to: this browser and, once somebody is signed in, their session. */
const bound = (c: Context): string => `${c.var.formCookie}:${c.var.session?.id ?? ''}`

/** The token for the forms of a page. */
export const formToken = (c: Context, house: House): string => seal(house.secret, 'form', bound(c))

/** The key that seals drafts kept on a device to the session: 256 bits in base64. */
export function draftKey(c: Context, house: House): string | undefined {
  const session = c.var.session?.id
  if (session === undefined) return undefined
  return Buffer.from(seal(house.secret, 'draft', session), 'base64url').toString('base64')
}

/**
 * Takes a change only with the token of one of our own pages. Runs after `formCookie`, the session and hono/csrf.
 * @throws StrangeForm
 */
export const onlyOwnForms = (house: House) =>
  createMiddleware(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const { [csrfFieldName]: token } = await c.req.parseBody()
      if (typeof token !== 'string' || !isSealed(token, house.secret, 'form', bound(c)))
        throw new StrangeForm()
    }
    await next()
  })

declare module 'hono' {
  interface ContextVariableMap {
    formCookie: string
    /** Where people reach this installation. */
    publicUrl: string
  }
}
