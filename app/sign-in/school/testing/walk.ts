import type { Hono } from 'hono'
import { readable } from '#test/support/visitor.ts'

/** A page that came back, after redirects between Kith and the school. */
export interface Walked {
  readonly status: number
  readonly url: string
  readonly html: string
  readonly text: string
}

/** A browser without a screen that goes to Kith (in this process) and to a school (over the network), with cookies for each. */
export function walker(app: Hono, publicUrl: string) {
  const jars = new Map<string, Map<string, string>>()
  let last: Walked | undefined

  async function go(
    url: string,
    { stopAt, form }: { stopAt?: string; form?: URLSearchParams } = {},
  ): Promise<Walked> {
    if (stopAt !== undefined && url.startsWith(stopAt)) return { status: 0, url, html: '', text: '' }
    const { origin } = new URL(url)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const init: RequestInit = {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), origin: publicUrl },
      ...(form && { method: 'POST', body: form }),
    }
    const response = origin === publicUrl ? await app.request(url, init) : await fetch(url, init)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const to = response.headers.get('location')
    if (to !== null) return go(new URL(to, url).href, stopAt === undefined ? {} : { stopAt })
    const html = await response.text()
    last = { status: response.status, url, html, text: readable(html) }
    return last
  }

  return {
    /** Opens an address (a path is Kith's) and follows where it leads, up to the first that begins with `stopAt`. */
    open: (path: string, stopAt?: string) =>
      go(new URL(path, publicUrl).href, stopAt === undefined ? {} : { stopAt }),
    /** Sends the form of the page last seen. */
    send(path: string, fields: Readonly<Record<string, string>> = {}) {
      const form = new URLSearchParams(fields)
      for (const hidden of ['_csrf', 'request_id'])
        form.set(hidden, new RegExp(`name="${hidden}" value="([^"]*)"`).exec(last?.html ?? '')?.[1] ?? '')
      return go(new URL(path, publicUrl).href, { form })
    },
    /** Kith's cookies. */
    cookies: () => jars.get(publicUrl) ?? new Map<string, string>(),
  }
}

export type Walker = ReturnType<typeof walker>
