import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { House } from '../house.ts'

/** Counts every page that is asked for, and says a line about it: `GET /people/:id 200 12 ms`. Nothing in it is anybody's. */
export const watched = ({ metrics, logRequest }: Pick<House, 'metrics' | 'logRequest'>) =>
  createMiddleware(async (c, next) => {
    const began = performance.now()
    await next()
    const seconds = (performance.now() - began) / 1000
    const request = { method: methodOf(c), route: routeOf(c), status: c.res.status, seconds }
    metrics.answered(request)
    logRequest(`${request.method} ${request.route} ${request.status} ${Math.round(seconds * 1000)} ms`)
  })

/** The pattern of the page that answered; `none` where there is none. */
function routeOf(c: Context): string {
  const route = matchedRoutes(c)[c.req.routeIndex]
  return route === undefined || route.method === 'ALL' ? 'none' : route.path
}

/** A client may call its method what it likes. */
const methodOf = (c: Context): string =>
  ['GET', 'HEAD', 'POST'].includes(c.req.method) ? c.req.method : 'other'
