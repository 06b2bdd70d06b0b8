import { setTimeout as sleep } from 'node:timers/promises'

/** What came back, redirects not followed. */
export interface Answer {
  readonly status: number
  readonly html: string
  readonly to: string
}

/** A signed-in browser on a bad line: it says the same thing, under the same id, until Kith has answered it. */
export interface StubbornBrowser {
  readonly get: (path: string) => Promise<Answer>
  /** Sends a form until it is taken. @throws Error when Kith answers with anything but “taken” or “not now” */
  readonly send: (path: string, fields: Record<string, string | Blob>) => Promise<Answer>
  /** Sends a form until Kith has answered it, whatever it answers. */
  readonly say: (path: string, fields: Record<string, string | Blob>) => Promise<Answer>
  /** What its session's cookie holds. */
  readonly session: () => string
}

const NOT_NOW = 503

/**
 * Signs in by a link of the demo town.
 * @param look sees every answer, also those it is not content with
 */
export async function stubbornBrowser(
  url: string,
  link: string,
  look: (answer: Answer, path: string) => void = () => {},
): Promise<StubbornBrowser> {
  const cookies = new Map<string, string>()
  let token = ''

  const once = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, url), {
      ...init,
      redirect: 'manual',
      headers: { cookie, origin: url },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const html = await response.text()
    const answer = { status: response.status, html, to: response.headers.get('location') ?? '' }
    look(answer, path)
    return answer
  }

  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    for (;;) {
      // A lost line is a TypeError of fetch; what Kith says is an answer.
      const answer = await once(path, init).catch((error) => {
        if (error instanceof TypeError) return undefined
        throw error
      })
      if (answer !== undefined && answer.status !== NOT_NOW) return answer
      await sleep(100)
    }
  }

  const get = async (path: string) => {
    const answer = await ask(path, {})
    token = /name="_csrf" value="([^"]*)"/.exec(answer.html)?.[1] ?? token
    return answer
  }
  const say: StubbornBrowser['say'] = async (path, fields) => {
    const all: Record<string, string | Blob> = { _csrf: token, ...fields }
    const hasFile = Object.values(all).some((value) => value instanceof Blob)
    const body = hasFile ? new FormData() : new URLSearchParams()
    for (const [name, value] of Object.entries(all)) body.append(name, value as string)
    return ask(path, { method: 'POST', body })
  }
  const send: StubbornBrowser['send'] = async (path, fields) => {
    const answer = await say(path, fields)
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${answer.html.slice(0, 2000)}`)
    return answer
  }
  await get(link)
  await send(link, {})
  return { get, send, say, session: () => cookies.get('kith') ?? '' }
}
