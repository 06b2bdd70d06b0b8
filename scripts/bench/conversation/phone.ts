/** Somebody's phone: asks one thing after another, and says how long each took. */
export interface Phone {
  /** Milliseconds from asking to the last byte of the answer. @throws Error where it is not the page */
  readonly get: (path: string) => Promise<{ readonly ms: number; readonly html: string }>
  /** Sends a form as the page before it had it; how long until Kith says that it is done. */
  readonly send: (path: string, fields: Readonly<Record<string, string>>) => Promise<number>
}

/** @param session the cookie of a session; '' for somebody without an account */
export function phone(url: string, session: string): Phone {
  let cookie = session
  let last = ''
  const ask = async (path: string, init: RequestInit, wanted: number) => {
    const from = performance.now()
    const answer = await fetch(url + path, {
      ...init,
      redirect: 'manual',
      headers: { cookie, origin: url, 'sec-fetch-site': 'same-origin' },
    })
    const html = await answer.text()
    const ms = performance.now() - from
    if (answer.status !== wanted) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status}`)
    for (const line of answer.headers.getSetCookie())
      cookie = [cookie, line.split(';')[0]!].filter(Boolean).join('; ')
    return { ms, html }
  }
  return {
    get: async (path) => {
      const answer = await ask(path, {}, 200)
      last = answer.html
      return answer
    },
    send: async (path, fields) => {
      const hidden = ['_csrf', 'request_id'].flatMap((name) => {
        const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(last)?.[1]
        return value === undefined ? [] : [[name, value]]
      })
      const body = new URLSearchParams([...hidden, ...Object.entries(fields)] as [string, string][])
      return (await ask(path, { method: 'POST', body }, 303)).ms
    },
  }
}
