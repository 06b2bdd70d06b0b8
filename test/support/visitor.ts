import type { Hono } from 'hono'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import type { House } from '../../app/house.ts'
import { signInLinkFor } from '../../app/sign-in/link/demo-link.ts'

/** A browser without a screen: keeps cookies, follows redirects, sends forms with the token of the page they are on. */
export interface Visitor {
  readonly get: (path: string) => Promise<Seen>
  /** Sends the form of the page last seen (or of `on`) to `path`; follows where it leads. */
  readonly send: (path: string, fields?: Fields, on?: string) => Promise<Seen>
  readonly cookies: ReadonlyMap<string, string>
}

export type Fields = Readonly<Record<string, string | readonly string[] | Blob>>

/** A page that came back, after redirects. */
export interface Seen {
  readonly status: number
  /** The path it was found at. */
  readonly path: string
  readonly html: string
  /** What is read: tags taken out, white space folded, the common entities put back. */
  readonly text: string
  readonly headers: Headers
}

export async function visitor(app: Hono, house: House, personId?: string): Promise<Visitor> {
  const cookies = new Map<string, string>()
  let last: Seen | undefined

  /** One request, whatever it leads to. */
  const once = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('origin', house.publicUrl)
    headers.set('sec-fetch-site', 'same-origin')
    const response = await app.request(`${house.publicUrl}${path}`, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  const request = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const response = await once(path, init)
    const to = response.headers.get('location')
    if (to !== null) return request(new URL(to, house.publicUrl + path).href.slice(house.publicUrl.length))
    const html = await response.text()
    last = { status: response.status, path, html, text: readable(html), headers: response.headers }
    return last
  }

  /** The form of a page, as a browser would send it. */
  const sent = (page: Seen | undefined, fields: Fields): RequestInit => {
    const body = new FormData()
    for (const hidden of ['_csrf', 'request_id']) {
      const value = new RegExp(`name="${hidden}" value="([^"]*)"`).exec(page?.html ?? '')?.[1]
      if (value !== undefined) body.append(hidden, value)
    }
    for (const [name, value] of Object.entries(fields))
      for (const one of Array.isArray(value) ? value : [value]) {
        if (name === '_csrf' || name === 'request_id') body.delete(name)
        body.append(name, one)
      }
    const hasFile = Object.values(fields).some((value) => value instanceof Blob)
    return {
      method: 'POST',
      body: hasFile ? body : new URLSearchParams([...body].map(([name, value]) => [name, String(value)])),
    }
  }

  // Where signing in leads to is asked for when somebody looks: most tests go on to another page.
  let home: string | undefined
  const send: Visitor['send'] = async (path, fields = {}, on) => {
    const unseen = on ?? (last ? undefined : home)
    return request(path, sent(unseen === undefined ? last : await request(unseen), fields))
  }

  if (personId !== undefined) {
    const link = await signInLinkFor(house.signIn, { placeId: DEMO_PLACE, personId })
    const path = link.slice(house.publicUrl.length)
    const answer = await once(path, sent(await request(path), {}))
    home = answer.headers.get('location') ?? '/'
    last = undefined
  }
  return { get: request, send, cookies }
}

/** The words of a page, as somebody hears them. */
export function readable(html: string): string {
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}
