import { createMiddleware } from 'hono/factory'
import { meOf } from '../sign-in/session/session.ts'

/**
 * These pages are about whoever signed in, also while they act for somebody: that is the way out when the consent has ended
 * and no other page opens any more.
 */
export const asMyself = createMiddleware(async (c, next) => {
  if (c.var.me !== null) c.set('me', c.var.session && meOf({ ...c.var.session, actingForId: null }))
  await next()
})
