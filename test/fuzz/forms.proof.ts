import fc from 'fast-check'
import { runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureLogins } from '#db/roles.ts'
import type { Name } from '#db/seeds/cast.ts'
import { idOf } from '#db/seeds/ids.ts'
import { visits } from '../journeys/support/visits.ts'
import { type Town, townOfItsOwn } from '../support/town.ts'
import { type Visitor, visitor } from '../support/visitor.ts'
import { bodyOf } from './body.ts'
import { type Change, change, envelope, hostileValue, type Token, token, type Wire } from './hostile.ts'
import { formsOn, type KnownForm, people } from './known-forms.ts'
import { breakEveryTable, expectNobodysWords, typeInto, WORDS } from './nobodys-words.ts'
import { mentoringHands, othersRows, realIds } from './others-rows.ts'

/** How often each person sends each form; more with KITH_CASES, and a hundred thousand in `npm run bench -- attack`. */
const CASES = Number(process.env.KITH_CASES ?? 1)
const DELETE = '/me/delete'
/** What only a fault would show: a stack, the database's own words, or somebody's script. */
const LEAK =
  /\bat .+\.tsx?:\d+|node_modules|\b(select|insert|update|delete)\b.+\b(from|into|set|where)\b.+\bplace_id\b|violates|invalid input syntax|SQLSTATE|<script>alert|<img src=x/i

let town: Town
let ids: readonly string[]
let forms: ReadonlyMap<string, readonly KnownForm[]>
let posts: readonly string[]
let strange: string
const lines: string[] = []

beforeAll(async () => {
  town = await townOfItsOwn('fuzz', lines)
  await runMigrations({ connectionString: (await ensureLogins(town.url, 'test')).jobs })
  ids = await realIds(town.owner)
  posts = [...new Set(town.app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path))]
  // Whoever has deleted themselves has nothing more to send.
  posts = [...posts.filter((path) => path !== DELETE), DELETE]
  forms = await allForms()
  strange = tokenIn((await (await town.browser('yusuf')).get('/sign-out')).html)
}, 300_000)

const tokenIn = (html: string) => /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? ''
const asPattern = (route: string) => new RegExp(`^${route.replace(/:[a-z]+/gi, '[^/]+')}$`)

/** Every form that the named people meet on the pages that are known, by the route it goes to. */
async function allForms() {
  const byRoute = new Map<string, KnownForm[]>()
  for (const visit of Object.values(visits).flatMap((what) => ('why' in what ? [] : what))) {
    const path = typeof visit.path === 'string' ? visit.path : await visit.path(town)
    for (const form of await formsOn(path, (await inside(visit.as)).browser, visit.as)) {
      const route = posts.find((post) => asPattern(post).test(form.action.replace(/\?.*/, '')))
      if (route !== undefined) byRoute.set(route, [...(byRoute.get(route) ?? []), form])
    }
  }
  return byRoute
}

/** A request with the browser's cookies; where it leads is not followed. */
async function ask(
  browser: Visitor,
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; text: string; to: string }> {
  const headers = new Headers(init.headers)
  headers.set('cookie', [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
  headers.set('origin', town.house.publicUrl)
  headers.set('sec-fetch-site', 'same-origin')
  const response = await town.app.request(`${town.house.publicUrl}${path}`, { ...init, headers })
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
}

function expectNoFault({ status, text, to }: Awaited<ReturnType<typeof ask>>, what: string) {
  expect(status, what).toBeLessThan(500)
  // What was typed to look like a fault stands on pages as it was typed.
  expect(text.replaceAll('at zqx (zqx.ts:1:1)', ''), what).not.toMatch(LEAK)
  expect(to, what).not.toMatch(/^(https?:)?\/[/\\]/)
}

/** A teacher of another school has no name in the town. */
const ELSEWHERE = 'somebody of another school'
type Who = Name | typeof ELSEWHERE | undefined

async function idOfWho(who: Who): Promise<string | undefined> {
  if (who !== ELSEWHERE) return who && town.id(who)
  const { rows } = await sql<{ id: string }>`select m.person_id as id from memberships m
    join groups g on g.id = m.group_id and g.kind = 'school' and g.name = 'The Oaks School'
    where m.role = 'teacher' and m.to_at is null order by 1 limit 1`.execute(town.owner)
  return rows[0]!.id
}

interface Sent {
  readonly form: number
  /** A form that this person met, rather than somebody else's. */
  readonly mine: boolean
  readonly params: readonly Wire[]
  readonly keepParams: boolean
  readonly changes: readonly Change[]
  readonly envelope: Parameters<typeof bodyOf>[1]
  readonly token: Token
}

const sent = (): fc.Arbitrary<Sent> =>
  fc.record({
    form: fc.nat(1000),
    mine: fc.boolean(),
    params: fc.array(hostileValue(ids), { minLength: 2, maxLength: 2 }),
    keepParams: fc.constantFrom(true, true, false),
    changes: fc.array(change(ids), { minLength: 12, maxLength: 12 }),
    envelope,
    token,
  })

async function send(name: Who, route: string, what: Sent) {
  const everybodys = forms.get(route) ?? []
  const own = everybodys.filter(({ as }) => as === name)
  const known = what.mine && own.length > 0 ? own : everybodys
  const form = known[what.form % Math.max(known.length, 1)]
  const params = what.params.values()
  const path =
    what.keepParams && form !== undefined
      ? form.action
      : route.replace(/:[a-z]+/gi, () => (params.next().value as Wire).slice(0, 400) || 'x')
  const { browser, csrf } = await inside(name)
  const tokens = { own: csrf, none: '', foreign: strange, garbage: 'x'.repeat(43) }
  const sending = (form?.fields ?? [['text', 'words']]).flatMap(([field, value], at) =>
    changed(field, encodeURIComponent(value), what.changes[at % what.changes.length]!),
  )
  const fields = [['_csrf', tokens[what.token]] as const, ...sending, ['__proto__', 'x'] as const]
  const answer = await ask(browser, path, { method: 'POST', ...bodyOf(fields, what.envelope) })
  if (LEAVING.test(answer.to)) sessions.delete(name)
  return { answer, path }
}

/** Signing out is one of the forms, and so is deleting oneself: then somebody comes in again, where they still can. */
const LEAVING = /^\/(sign-in|goodbye|helping)?($|\?)/
const sessions = new Map<Who, Promise<{ browser: Visitor; csrf: string }>>()
function inside(name: Who): Promise<{ browser: Visitor; csrf: string }> {
  const made = sessions.get(name) ?? comeIn(name)
  sessions.set(name, made)
  return made
}

async function comeIn(name: Who) {
  const id = await idOfWho(name)
  const browser = await visitor(town.app, town.house, id)
  return { browser, csrf: tokenIn((await browser.get(name === undefined ? '/sign-in' : '/sign-out')).html) }
}

function changed(name: string, value: Wire, how: Change): (readonly [string, Wire])[] {
  if (how === 'keep') return [[name, value]]
  if (how === 'drop') return []
  if (how === 'twice')
    return [
      [name, value],
      [name, value],
    ]
  return 'to' in how
    ? [[name, how.to]]
    : [
        [`${name}[]`, how.brackets],
        [`${name}.x`, how.brackets],
      ]
}

describe('what mentoring and who knows whom ask, sent by those whom it is about', () => {
  const theirs = ['ngozi', 'nia', 'freya', ELSEWHERE] as const
  test.each(theirs)('by %s', { timeout: 120_000 }, async (name) => {
    const mine = posts.filter((post) => /^\/(mentoring|who-knows-whom|people\/ties)\b/.test(post))
    expect(mine.length).toBeGreaterThan(20)
    const id = await idOfWho(name)
    const before = await othersRows(town.owner, id, mentoringHands)
    for (const [at, route] of mine.entries())
      await fc.assert(
        fc.asyncProperty(sent(), async (what) => {
          const { answer, path } = await send(name, route, what)
          expectNoFault(answer, `POST ${path}`)
        }),
        { numRuns: Math.ceil(CASES / 2), seed: 1000 * (30 + theirs.indexOf(name)) + at, endOnFailure: true },
      )
    expect(await othersRows(town.owner, id, mentoringHands)).toBe(before)
  })

  test('control: the checksum changes with one letter of what a mentor offers', async () => {
    const ravi = await town.id('ravi')
    const before = await othersRows(town.owner, ravi, mentoringHands)
    await sql`update mentor_offers set loves = loves || '.' where person_id = ${await town.id('nia')}`.execute(
      town.owner,
    )
    expect(await othersRows(town.owner, ravi, mentoringHands)).not.toBe(before)
  })
})

describe('whatever is typed, nothing of it is in the log', { timeout: 240_000 }, () => {
  // Signing out and deleting oneself would leave nobody to send the rest.
  const sent = () =>
    [...forms.values()]
      .map(([form]) => form!)
      .filter(({ action }) => !/^\/(sign-out|me\/delete|account\/sessions)/.test(action))
  const sendAll = async () => {
    for (const [at, form] of sent().entries())
      await typeInto(form, (await inside(form.as)).browser, WORDS[at % WORDS.length]!)
  }

  test('in every form, as people write', async () => {
    expect(sent().length).toBeGreaterThan(60)
    await sendAll()
    expectNobodysWords(lines, sent().length)
  })

  test('in every address, and behind it', async () => {
    const { browser } = await inside('priya')
    for (const { path } of town.app.routes.filter((route) => route.method === 'GET'))
      if (/:[a-z]/.test(path))
        await browser.get(`${path.replace(/:[a-z]+(\{[^}]*\})?/gi, encodeURIComponent(WORDS[1]))}?q=zqx`)
    expectNobodysWords(lines, sent().length)
  })

  test('nor when every form ends in a fault, which is told by its kind and place', async () => {
    lines.length = 0
    const mend = await breakEveryTable(town)
    await sendAll()
    await mend()
    const faults = lines.filter((line) => line.includes('fault'))
    expect(faults.length).toBeGreaterThan(10)
    expect(faults.join('\n')).toMatch(/fault [\da-f]{8} at POST \/\S+: error XX001: cannot keep \{…\n/)
    expectNobodysWords(lines, sent().length)
  })
})

describe('whatever is sent, the answer is a page and no fault, and what is others’ stays as it is', () => {
  test.each([...people, undefined])('by %s', { timeout: 120_000 }, async (name) => {
    const before = await othersRows(town.owner, name && (await town.id(name)))
    const seed = 1000 * people.indexOf(name as never)
    for (const [at, route] of posts.entries())
      await fc.assert(
        fc.asyncProperty(sent(), async (what) => {
          const { answer, path } = await send(name, route, what)
          expectNoFault(answer, `POST ${path}`)
          if (what.token !== 'own') expect([400, 403, 404, 413, 429], `POST ${path}`).toContain(answer.status)
        }),
        { numRuns: CASES, seed: seed + at, endOnFailure: true },
      )
    expect(await othersRows(town.owner, name && (await town.id(name)))).toBe(before)
  })

  test('control: the checksum changes with one letter of somebody else’s', async () => {
    const ravi = await town.id('ravi')
    const before = await othersRows(town.owner, ravi)
    await sql`update plan_items set text = text || '.' where item_id = ${idOf('item dig')}`.execute(
      town.owner,
    )
    expect(await othersRows(town.owner, ravi)).not.toBe(before)
  })
})

test('every address with hostile ids and queries answers with a page', { timeout: 120_000 }, async () => {
  const routes = town.app.routes.filter(({ method, path }) => method === 'GET' && path !== '/assets/*')
  const names = ['then', 'to', 'return', 'section', 'goal', 'circle', 'version', 'page', 'from', 'q', 'group']
  for (const name of ['priya', 'maja', undefined] as const)
    for (const { path } of routes)
      await fc.assert(
        fc.asyncProperty(
          fc.array(hostileValue(ids), { minLength: 8, maxLength: 8 }),
          fc.subarray(names, { minLength: 1, maxLength: 5 }),
          async (values, asked) => {
            const given = values.map((value) => value.slice(0, 400))
            const there = path.replace(/:[a-z]+(\{[^}]*\})?/gi, () => given[0] || 'x')
            const query = asked.map((one, at) => `${one}=${given[at + 1]}`).join('&')
            expectNoFault(
              await ask((await inside(name)).browser, `${there}?${query}`),
              `GET ${there}?${query}`,
            )
          },
        ),
        { numRuns: 2 * CASES, seed: 7, endOnFailure: true },
      )
})

test('control: most addresses are sent what a form of theirs would send', () => {
  expect(forms.size).toBeGreaterThan(posts.length / 2)
})
