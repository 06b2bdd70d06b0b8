import { Hono } from 'hono'
import { inPage } from '#ui/ui.ts'
import { sessionMiddleware } from '../../http/session/session.ts'
import type { SignInDeps } from '../deps.ts'
import { signInRoutes } from '../routes.tsx'

/** The pages of sign-in, and one that says who asks. */
export function signInApp(deps: SignInDeps) {
  const app = new Hono()
  app.use(sessionMiddleware(deps))
  app.use((c, next) => inPage({ path: c.req.path, csrf: 'a-token' }, next))
  app.route('/', signInRoutes({ signIn: deps }))
  app.get('/who', (c) => c.json(c.var.me))
  return app
}

/** A browser without JavaScript that keeps its cookies, at an address of its own. */
export function browser(deps: SignInDeps, address = `10.1.${byte()}.${byte()}`) {
  const app = signInApp(deps)
  const jar = new Map<string, string>()
  const lastSet: string[] = []

  async function send(path: string, form?: Readonly<Record<string, string>>) {
    const headers = new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })
    const init = form && { method: 'POST', body: new URLSearchParams(form) }
    const env = { incoming: { socket: { remoteAddress: address } } }
    const response = await app.request(path, { ...init, headers }, env)
    lastSet.splice(0, lastSet.length, ...response.headers.getSetCookie())
    for (const cookie of lastSet) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    const text = await response.text()
    return { status: response.status, to: response.headers.get('location'), text, headers: response.headers }
  }

  return {
    jar,
    /** What the last answer set. */
    lastSet,
    get: (path: string) => send(path),
    post: (path: string, form: Readonly<Record<string, string>>) => send(path, form),
    /** Whose pages this browser is shown. */
    who: async (): Promise<unknown> => JSON.parse((await send('/who')).text),
  }
}

const byte = () => Math.floor(Math.random() * 256)
