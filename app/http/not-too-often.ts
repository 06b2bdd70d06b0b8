import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/**
 * How much one sign-in may ask for in a minute. Far more than fingers can, on every device of somebody's together with what the
 * page loads by itself; a program that reads a town out page by page, or writes into it without a pause, is stopped. Counted in
 * this process: it costs no query, and of several Kiths on one database each counts for itself.
 * @param perMinute requests of a session; 0 for no limit
 */
export function notTooOften(perMinute: number) {
  const limiter = new RateLimiterMemory({ points: Math.max(1, perMinute), duration: 60 })
  return createMiddleware(async (c, next) => {
    const session = c.var.session?.id
    if (perMinute > 0 && session !== undefined)
      try {
        await limiter.consume(session)
      } catch (thrown) {
        if (!(thrown instanceof RateLimiterRes)) throw thrown
        c.header('Retry-After', String(Math.ceil(thrown.msBeforeNext / 1000)))
        throw new HTTPException(429)
      }
    await next()
  })
}
