import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCards } from './card/make-cards.ts'
import { hashSecret } from './person/sign-in-by-name.ts'
import { browser } from './test/browser.ts'
import { codeIn, linkIn, type SignInTown, signInTown } from './test/sign-in-town.ts'

let town: SignInTown
beforeAll(async () => {
  town = await signInTown()
})
afterAll(() => town.stop())

const me = ({ placeId, personId }: { placeId: string; personId: string }) => ({ placeId, personId })

describe('by e-mail', () => {
  test('a code, typed where it was asked for, leads to the page that was wanted', async () => {
    const dana = await town.withEmail('Dana', 'dana@wharton.example')
    const tab = browser(town.deps)
    expect((await tab.get('/sign-in?then=/plan')).text).toContain('value="/plan"')
    const asked = await tab.post('/sign-in', { email: 'dana@wharton.example', next: '/plan' })
    expect(asked).toMatchObject({ status: 303, to: '/sign-in/code?then=%2Fplan' })
    const code = codeIn((await town.letters('dana@wharton.example'))[0])
    expect(await tab.post('/sign-in/code', { code, next: '/plan' })).toMatchObject({
      status: 303,
      to: '/plan',
    })
    expect(await tab.who()).toEqual(me(dana))
  })

  test('known or not, the answer is the same to the letter', async () => {
    await town.withEmail('Known', 'known@wharton.example')
    const [known, unknown] = [browser(town.deps), browser(town.deps)]
    const a = await known.post('/sign-in', { email: 'known@wharton.example' })
    const b = await unknown.post('/sign-in', { email: 'unknown@wharton.example' })
    expect({ status: a.status, to: a.to, text: a.text }).toEqual({ status: b.status, to: b.to, text: b.text })
    const formId = /[\da-f]{8}-[\da-f-]{27}/g
    const [there, elsewhere] = [await known.get(a.to!), await unknown.get(b.to!)]
    expect(there.text.replace(formId, '')).toBe(elsewhere.text.replace(formId, ''))
  })

  test('what is no address comes back with what was typed and how to mend it', async () => {
    const { status, text } = await browser(town.deps).post('/sign-in', { email: 'dana at <wharton>' })
    expect(status).toBe(422)
    expect(text).toContain('value="dana at &lt;wharton&gt;"')
    expect(text).toContain('Type your e-mail address, like name@example.org')
  })

  test('too many letters: a plain page, 429, and when to come back', async () => {
    const tab = browser(town.deps)
    const ask = () => tab.post('/sign-in', { email: 'again@wharton.example' })
    for (let i = 0; i < 5; i++) expect((await ask()).status).toBe(303)
    const refused = await ask()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.text).toContain('Too many tries')
  })

  test('the link shows a button, and signs in only where it was asked for', async () => {
    const lee = await town.withEmail('Lee', 'lee@wharton.example')
    const [tab, elsewhere] = [browser(town.deps), browser(town.deps)]
    await tab.post('/sign-in', { email: 'lee@wharton.example' })
    const path = `/sign-in/link/${linkIn((await town.letters('lee@wharton.example'))[0])}`
    const there = await elsewhere.get(path)
    expect(there.status).toBe(410)
    expect(there.text).toContain('Go back to where you asked')
    expect((await tab.get(path)).text).toContain('Press the button')
    expect(await tab.who()).toBeNull()
    expect(await tab.post(path, {})).toMatchObject({ status: 303, to: '/' })
    expect(await tab.who()).toEqual(me(lee))
    expect((await tab.get(path)).status).toBe(410)
  })
})

test('a page on another site is never where somebody is sent on to', async () => {
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/a\nb',
    'javascript:alert(1)',
  ]) {
    const { to } = await browser(town.deps).post('/sign-in', { email: 'x@wharton.example', next: bad })
    expect(to).toBe('/sign-in/code?then=%2F')
  }
})

describe('by name and secret', () => {
  const withSecret = async (name: string, email: string) => {
    const person = await town.withEmail(name, email)
    await town.deps.authDb
      .insertInto('sign_in.secrets')
      .values({
        account_id: person.accountId,
        name: `${name.toLowerCase()}-river-42`,
        secret_hash: await hashSecret('otter lamp cherry'),
        set_at: town.deps.now(),
      })
      .execute()
    return person
  }

  test('together they sign in', async () => {
    const mo = await withSecret('Mo', 'mo@wharton.example')
    const tab = browser(town.deps)
    const sent = await tab.post('/sign-in/name', {
      name: 'Mo-River-42',
      secret: 'otter lamp cherry',
      next: '/people',
    })
    expect(sent).toMatchObject({ status: 303, to: '/people' })
    expect(await tab.who()).toEqual(me(mo))
  })

  test('a wrong secret and an unknown name are answered the same; the name stays typed, the secret does not', async () => {
    await withSecret('Ann', 'ann@wharton.example')
    const wrong = await browser(town.deps).post('/sign-in/name', {
      name: 'ann-river-42',
      secret: 'nope nope nope',
    })
    const unknown = await browser(town.deps).post('/sign-in/name', {
      name: 'bob-river-42',
      secret: 'nope nope nope',
    })
    const anonymous = ({ status, text }: typeof wrong) => [
      status,
      text.replace(/(ann|bob)-river-42/g, '…').replace(/[\da-f]{8}-[\da-f-]{27}/g, ''),
    ]
    expect(anonymous(wrong)).toEqual(anonymous(unknown))
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="ann-river-42"')
    expect(wrong.text).not.toContain('nope')
  })

  test('ten wrong ones for a name from one address, and the right one waits too; elsewhere it still works', async () => {
    await withSecret('Cat', 'cat@wharton.example')
    const tab = browser(town.deps)
    const wrong = () => tab.post('/sign-in/name', { name: 'cat-river-42', secret: 'wrong wrong wrong' })
    for (let i = 0; i < 10; i++) expect((await wrong()).status).toBe(422)
    const right = { name: 'cat-river-42', secret: 'otter lamp cherry' }
    expect((await tab.post('/sign-in/name', right)).status).toBe(429)
    expect((await browser(town.deps).post('/sign-in/name', right)).status).toBe(303)
  })

  test('a whole class signs in from one address', async () => {
    await withSecret('Class', 'class@wharton.example')
    for (let child = 0; child < 30; child++) {
      const tab = browser(town.deps, '192.0.2.7')
      const sent = await tab.post('/sign-in/name', { name: 'class-river-42', secret: 'otter lamp cherry' })
      expect(sent.status).toBe(303)
    }
  })
})

describe('by card', () => {
  test('the card, a secret of one’s own, the name to write down, and in', async () => {
    const asha = town.person('Asha Begum')
    const made = { placeId: town.place, madeBy: asha.personId, people: [asha.personId] }
    const [card] = await makeCards(town.deps, made)
    const tab = browser(town.deps)
    expect((await tab.get('/sign-in/card/secret')).to).toBe('/sign-in/card')
    expect(await tab.post('/sign-in/card', { card: card!.secret })).toMatchObject({
      to: '/sign-in/card/secret',
    })
    const { text } = await tab.get('/sign-in/card/secret')
    expect(text).toContain('Hello Asha!')
    expect(text).toMatch(/value="asha-[a-z]+"/)
    expect(await tab.who()).toBeNull()

    const weak = await tab.post('/sign-in/card/secret', { base: 'asha-river', secret: '12345678' })
    expect(weak.status).toBe(422)
    expect(weak.text).toContain('Use words, not only numbers')
    expect(weak.text).toContain('value="12345678"')

    const good = { base: 'asha-river', secret: 'otter lamp cherry' }
    expect(await tab.post('/sign-in/card/secret', good)).toMatchObject({ to: '/sign-in/card/name' })
    const name = /asha-river-\d\d/.exec((await tab.get('/sign-in/card/name')).text)![0]
    expect(await tab.who()).toEqual(asha)
    const next = browser(town.deps)
    await next.post('/sign-in/name', { name, secret: 'Otter Lamp Cherry' })
    expect(await next.who()).toEqual(asha)
    expect((await browser(town.deps).post('/sign-in/card', { card: card!.secret })).status).toBe(422)
  })

  test('half a card comes back with what is missing', async () => {
    const { status, text } = await browser(town.deps).post('/sign-in/card', { card: 'K7QF-2M' })
    expect(status).toBe(422)
    expect(text).toContain('value="K7QF-2M"')
    expect(text).toContain('Type all 12 letters and numbers')
  })

  test('guessing cards is stopped', async () => {
    const tab = browser(town.deps)
    const guess = () => tab.post('/sign-in/card', { card: 'ZZZZ-ZZZZ-ZZZZ' })
    for (let i = 0; i < 60; i++) expect((await guess()).status).toBe(422)
    expect((await guess()).status).toBe(429)
  })
})

test('somebody with several people says who they are here as', async () => {
  const first = await town.withEmail('Kit at school', 'kit@wharton.example')
  const second = town.person('Kit at home')
  await town.owner.query('insert into sign_in.account_people values ($1, $2, $3, now())', [
    first.accountId,
    second.placeId,
    second.personId,
  ])
  const tab = browser(town.deps)
  await tab.post('/sign-in', { email: 'kit@wharton.example' })
  const code = codeIn((await town.letters('kit@wharton.example'))[0])
  const sent = await tab.post('/sign-in/code', { code, next: '/plan' })
  expect(sent.to).toBe('/sign-in/which?then=%2Fplan')
  expect(await tab.who()).toBeNull()
  const { text } = await tab.get(sent.to!)
  expect(text).toContain('Kit at school')
  expect(text).toContain('Kit at home')
  const stranger = town.person('Stranger')
  await tab.post('/sign-in/which', { place: stranger.placeId, person: stranger.personId })
  expect(await tab.who()).toBeNull()
  const chosen = { place: second.placeId, person: second.personId, next: '/plan' }
  expect((await tab.post('/sign-in/which', chosen)).to).toBe('/plan')
  expect(await tab.who()).toEqual(me(second))
})

describe('the cookie', () => {
  const signIn = async (deps: typeof town.deps, form: Record<string, string> = {}) => {
    const email = `cookie-${Math.random()}@wharton.example`
    await town.withEmail('Cookie', email)
    const tab = browser(deps)
    await tab.post('/sign-in', { email })
    const code = codeIn((await town.letters(email))[0])
    await tab.post('/sign-in/code', { code, ...form })
    return { tab, set: tab.lastSet.find((cookie) => /^(__Host-)?kith=/.test(cookie))! }
  }

  test('over https: __Host-, Secure, HttpOnly, Lax, for 30 days', async () => {
    const { set } = await signIn({ ...town.deps, publicUrl: 'https://kith.example' })
    expect(set).toMatch(/^__Host-kith=[\w-]{43};/)
    for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000'])
      expect(set).toContain(flag)
    expect(set).not.toMatch(/domain=/i)
  })

  test('over plain http on this machine: no prefix, not Secure, the rest the same', async () => {
    const { set } = await signIn(town.deps)
    expect(set).toMatch(/^kith=[\w-]{43};/)
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(set).toContain(flag)
    expect(set).not.toContain('Secure')
  })

  test('on a shared device it goes when the browser closes', async () => {
    const { set } = await signIn(town.deps, { shared: 'yes' })
    expect(set).not.toMatch(/max-age|expires/i)
  })

  test('planted beforehand it is never taken over', async () => {
    const email = 'planted@wharton.example'
    await town.withEmail('Planted', email)
    const tab = browser(town.deps)
    const planted = 'P'.repeat(43)
    tab.jar.set('kith', planted)
    await tab.post('/sign-in', { email })
    await tab.post('/sign-in/code', { code: codeIn((await town.letters(email))[0]) })
    expect(tab.jar.get('kith')).not.toBe(planted)
    const thief = browser(town.deps)
    thief.jar.set('kith', planted)
    expect(await thief.who()).toBeNull()
    expect(await tab.who()).not.toBeNull()
  })

  test('after signing out it is gone, and worth nothing to whoever copied it', async () => {
    const { tab } = await signIn(town.deps)
    const copied = tab.jar.get('kith')!
    expect((await tab.get('/sign-out')).text).toContain('Sign out?')
    await tab.post('/sign-out', {})
    expect(tab.jar.has('kith')).toBe(false)
    const thief = browser(town.deps)
    thief.jar.set('kith', copied)
    expect(await thief.who()).toBeNull()
  })

  test('costs one query, and without it none', async () => {
    const { tab } = await signIn(town.deps)
    let queries = 0
    const counted = town.deps.authDb.withPlugin({
      transformQuery({ node }) {
        queries++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const other = browser({ ...town.deps, authDb: counted })
    await other.who()
    expect(queries).toBe(0)
    other.jar.set('kith', tab.jar.get('kith')!)
    expect(await other.who()).not.toBeNull()
    expect(queries).toBe(1)
  })
})

describe('the outbox', () => {
  test('shows letters newest first, with links to here only', async () => {
    await town.deps.authDb.deleteFrom('sign_in.outbox').execute()
    const letter = (subject: string, text: string) => ({ to: 'out@wharton.example', subject, text })
    town.deps.mail.sendLater(letter('First', 'See http://127.0.0.1:3000/sign-in and http://evil.example/x'))
    await town.deps.mail.settled()
    town.wait(1)
    town.deps.mail.sendLater(letter('Second <b>', 'Hello'))
    const { text } = await browser(town.deps).get('/outbox')
    expect(text.indexOf('Second &lt;b&gt;')).toBeLessThan(text.indexOf('First'))
    expect(text).toContain('<a href="http://127.0.0.1:3000/sign-in">')
    expect(text).not.toContain('href="http://evil.example')
  })

  test('is not there outside the demo town, or with a mail server', async () => {
    expect((await browser({ ...town.deps, demo: false }).get('/outbox')).status).toBe(404)
    const sending = { ...town.deps.mail, kept: false }
    expect((await browser({ ...town.deps, mail: sending }).get('/outbox')).status).toBe(404)
  })
})
