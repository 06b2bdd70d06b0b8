import type { Hono } from 'hono'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Visitor, visitor } from '#test/support/visitor.ts'
import type { House } from '../../../app/house.ts'

/** Somebody who asks for pages that may not be theirs; nobody, without an id. */
export interface Asker {
  readonly name: string
  readonly personId: string | undefined
  /** One request with their cookies; where it leads is not followed. Signed out by it, they come in again. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Answered>
  /** The token of their forms. */
  readonly csrf: () => Promise<string>
}

export interface Answered {
  readonly status: number
  readonly text: string
  readonly to: string
  readonly type: string
}

const LEAVING = /^\/(sign-in|goodbye|helping)?($|\?)/

export function asker(app: Hono, house: House, name: string, personId: string | undefined): Asker {
  let inside: Promise<{ browser: Visitor; csrf: string }> | undefined
  const comeIn = async () => {
    const browser = await visitor(app, house, personId)
    const { html } = await browser.get(personId === undefined ? '/sign-in' : '/sign-out')
    return { browser, csrf: /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '' }
  }
  const now = () => {
    inside ??= comeIn()
    return inside
  }
  return {
    name,
    personId,
    csrf: async () => (await now()).csrf,
    ask: async (path, init = {}) => {
      const { browser } = await now()
      const headers = new Headers(init.headers)
      headers.set('cookie', [...browser.cookies].map(([one, value]) => `${one}=${value}`).join('; '))
      headers.set('origin', house.publicUrl)
      headers.set('sec-fetch-site', 'same-origin')
      const response = await app.request(`${house.publicUrl}${path}`, { ...init, headers })
      const to = response.headers.get('location') ?? ''
      if (LEAVING.test(to)) inside = undefined
      return {
        status: response.status,
        text: await response.text(),
        to,
        type: response.headers.get('content-type') ?? '',
      }
    },
  }
}

export const meOf = ({ personId }: Asker) => ({ placeId: DEMO_PLACE, personId: personId ?? '' })
