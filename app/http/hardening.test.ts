import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Town, town } from '#test/support/town.ts'
import { visitor } from '#test/support/visitor.ts'
import { createApp } from '../app.tsx'

const root = join(import.meta.dirname, '../..')
let vale: Town
beforeAll(async () => {
  vale = await town()
})

const PAGES = [
  '/',
  '/sign-in',
  '/plan',
  '/people',
  '/me',
  '/account',
  '/nowhere/at/all',
  '/-/patterns',
  '/-/ready',
]

describe('every answer', () => {
  test.each(PAGES)('%s says what a browser may do with it', async (path) => {
    const { headers } = await (await vale.browser('priya')).get(path)
    const policy = Object.fromEntries(
      headers
        .get('content-security-policy')!
        .split('; ')
        .map((part) => [part.split(' ')[0], part]),
    )
    expect(policy['default-src']).toBe("default-src 'self'")
    expect(policy['script-src']).toBe("script-src 'self'")
    expect(policy['style-src']).toBe("style-src 'self'")
    expect(policy['object-src']).toBe("object-src 'none'")
    expect(policy['base-uri']).toBe("base-uri 'none'")
    expect(policy['form-action']).toBe("form-action 'self'")
    expect(policy['frame-ancestors']).toBe("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('content-type')).toMatch(/^(text\/html|text\/plain|application\/json)/i)
  })

  test('pages are kept by no cache', async () => {
    for (const path of PAGES.filter((one) => !one.startsWith('/-/')))
      expect((await (await vale.browser('priya')).get(path)).headers.get('cache-control'), path).toBe(
        'private, no-store',
      )
  })

  test.each(PAGES)('%s has no script, style or handler in the page itself', async (path) => {
    const { html } = await (await vale.browser('priya')).get(path)
    for (const [, attributes = '', inside = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
      // Data for a script is no script: the browser runs no application/json.
      if (/type="application\/json"/.test(attributes)) continue
      expect(attributes).toMatch(/\bsrc="\/assets\//)
      expect(inside).toBe('')
    }
    expect(html).not.toMatch(/<style\b|\sstyle="|\son[a-z]+="|javascript:/i)
  })
})

describe('addresses', () => {
  test('with a letter that PostgreSQL keeps nowhere are read without it', async () => {
    const poppy = await vale.browser('poppy')
    for (const path of ['/mentoring/offer/could-not?q=%00', '/safety/block?version=0&q=a%00b']) {
      const page = await poppy.get(path)
      expect(page.status, path).toBe(200)
      expect(page.html, path).not.toContain('\0')
    }
    expect((await poppy.get('/safety/block?q=a%00b')).html).toContain('value="ab"')
  })
})

describe('cookies', () => {
  test('over https each is for this host alone, never for scripts, and never sent by another site’s form', async () => {
    const house = {
      ...vale.house,
      publicUrl: 'https://kith.example',
      signIn: { ...vale.house.signIn, publicUrl: 'https://kith.example' },
    }
    const app = createApp(house)
    const set: string[] = []
    const seen = async (path: string, init: RequestInit = {}) => {
      const answer = await app.request(`https://kith.example${path}`, init)
      set.push(...answer.headers.getSetCookie())
      return answer
    }
    await seen('/sign-in')
    await seen('/language?to=cy')
    const priya = await visitor(app, house, await vale.id('priya'))
    const cookie = [...priya.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { html } = await priya.get('/account/reminders')
    const form = new URLSearchParams({ letters: 'off' })
    for (const name of ['_csrf', 'request_id'])
      form.set(name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!)
    await seen('/account/reminders', {
      method: 'POST',
      body: form,
      headers: { cookie, origin: 'https://kith.example', 'sec-fetch-site': 'same-origin' },
    })
    expect(new Set(set.map((line) => line.split('=')[0]))).toEqual(
      new Set(['__Host-kith-form', '__Host-kith-language', '__Host-kith-say']),
    )
    for (const line of set) {
      expect(line).toMatch(/; Secure/)
      expect(line).toMatch(/; HttpOnly/)
      expect(line).toMatch(/; SameSite=Lax/)
      expect(line).toMatch(/; Path=\//)
      expect(line).not.toMatch(/; Domain/i)
    }
    expect([...priya.cookies.keys()].filter((name) => !name.startsWith('__Host-'))).toEqual([])
  })
})

describe('forms of other sites', () => {
  const send = async (headers: Record<string, string>) => {
    const priya = await vale.browser('priya')
    const cookie = [...priya.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { html } = await priya.get('/account/reminders')
    const token = /name="_csrf" value="([^"]*)"/.exec(html)![1]!
    const body = new URLSearchParams({ letters: 'off', _csrf: headers.token ?? token })
    const { token: _, ...rest } = headers
    const init = { method: 'POST', body, headers: { cookie, ...rest } }
    return (await vale.app.request(`${vale.house.publicUrl}/account/reminders`, init)).status
  }
  const own = { origin: 'http://127.0.0.1:4170', 'sec-fetch-site': 'same-origin' }

  test('are refused by where they come from, and by what they cannot know', async () => {
    expect(await send(own)).toBe(303)
    expect(await send({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await send({ ...own, token: '' })).toBe(403)
    expect(await send({ ...own, token: 'x'.repeat(43) })).toBe(403)
    const stranger = await vale.browser()
    const theirs = /name="_csrf" value="([^"]*)"/.exec((await stranger.get('/sign-in')).html)![1]!
    expect(await send({ ...own, token: theirs })).toBe(403)
  })

  test('a look changes nothing: no address that only shows something is one that does something', () => {
    const both = vale.app.routes.filter(({ method }) => !['GET', 'POST', 'ALL'].includes(method))
    expect(both).toEqual([])
  })
})

describe('how much may be sent', () => {
  const post = (path: string, bytes: number, cookie = '') =>
    vale.app.request(`${vale.house.publicUrl}${path}`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: {
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(bytes),
        origin: vale.house.publicUrl,
      },
    })

  test('by somebody who is not signed in: as much as any form of theirs can hold', async () => {
    expect((await post('/sign-in', 256 * 1024 + 1)).status).toBe(413)
    expect((await post('/sign-in', 200 * 1024)).status).toBe(403)
  })

  test('by somebody who is: a roll, and no more', async () => {
    const maja = await vale.browser('maja')
    const cookie = [...maja.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    expect((await post('/rolls', 300 * 1024, cookie)).status).toBe(403)
    expect((await post('/rolls', 64 * 1024 * 1024 + 1, cookie)).status).toBe(413)
  })
})

test('whatever is written as a table for spreadsheets goes through what keeps them from running it', () => {
  const files = globSync('{app,cli,standards}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.(test|proof)\.tsx?$|\/testing\//.test(file),
  )
  const writing = files.filter((file) => /from 'csv-stringify/.test(readFileSync(join(root, file), 'utf8')))
  expect(writing.length).toBeGreaterThan(0)
  for (const file of writing) expect(readFileSync(join(root, file), 'utf8'), file).toContain('safeCell')
  const sending = files.filter((file) =>
    /'Content-Type', 'text\/csv|type: 'text\/csv/.test(readFileSync(join(root, file), 'utf8')),
  )
  for (const file of sending)
    expect(readFileSync(join(root, file), 'utf8'), `${file} makes its table by what uses safeCell`).toMatch(
      /safeCell|problemTable|sheetCsv|csv-stringify/,
    )
})
