import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { kithVersion } from '../config.ts'
import type { House } from '../house.ts'
import { hashToken } from '../sign-in/token.ts'

/** For load balancers and whoever keeps watch: pages that hold nothing of anybody. */
export function watchRoutes(house: House): Hono {
  const routes = new Hono()
  routes.get('/-/healthy', (c) => c.text('ok'))
  routes.get('/-/ready', async (c) => {
    const { ready, database, migrations, jobs, backup } = await house.vitals()
    const status = ready ? 200 : 503
    if (!mayWatch(c, house)) return c.text(ready ? 'ready' : 'not ready', status)
    const [queue, backup_age_seconds] = [jobs !== undefined, backup === undefined ? null : Math.round(backup)]
    return c.json({ ready, database, migrations, queue, backup_age_seconds }, status)
  })
  routes.get('/-/metrics', async (c) => {
    if (!mayWatch(c, house)) return c.notFound()
    const text = await house.metrics.text(await house.vitals(), kithVersion())
    return c.body(text, 200, { 'Content-Type': house.metrics.contentType })
  })
  return routes
}

/**
 * Who sees how it goes inside: whoever has the token, or asks on this machine itself. A proxy on this machine says for whom it
 * asks; one that does not has to keep `/-/metrics` to itself, as `docs/run-it.md` shows.
 */
function mayWatch(c: Context, { config }: House): boolean {
  const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (given !== undefined && config.metricsToken !== undefined)
    return timingSafeEqual(hashToken(given), hashToken(config.metricsToken))
  const forwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some(
    (name) => c.req.header(name) !== undefined,
  )
  const direct: string = c.env?.incoming?.socket?.remoteAddress ?? ''
  return !forwarded && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(direct)
}
