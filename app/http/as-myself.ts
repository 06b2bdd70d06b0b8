import { createMiddleware } from 'hono/factory'

/**
 * These pages are about whoever signed in, also while they act for somebody: that is the way out when the consent has ended
 * and no other page opens any more.
 */
export const asMyself = createMiddleware(async (c, next) => {
  if (c.var.me !== null) c.set('me', c.var.session?.person ?? null)
  await next()
})
