import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { visitor } from '#test/support/visitor.ts'
import { createApp } from '../../app.tsx'
import type { House } from '../../house.ts'
import { accountOf } from '../person/account-for.ts'
import { hashSecret } from '../person/sign-in-by-name.ts'
import { codeIn } from '../test/sign-in-town.ts'

let vale: Town
let house: House
/** Minutes by which the clock of `house` is ahead. */
let ahead = 0
beforeAll(async () => {
  vale = await town()
  const now = () => new Date(Date.now() + ahead * 60_000)
  house = { ...vale.house, now, signIn: { ...vale.house.signIn, now } }
})

const browserOf = async (name: Name) => visitor(createApp(house), house, await vale.id(name))
const personOf = async (name: Name) => ({ placeId: DEMO_PLACE, personId: await vale.id(name) })
const accountIdOf = async (name: Name) => (await accountOf(house.signIn.authDb, await personOf(name)))!

async function giveSecret(name: Name, secret: string): Promise<string> {
  const account_id = await accountIdOf(name)
  const signInName = `${name}-river-42`
  const row = { account_id, name: signInName, secret_hash: await hashSecret(secret), set_at: new Date() }
  await house.signIn.authDb.insertInto('sign_in.secrets').values(row).execute()
  return signInName
}

async function lettersTo(recipient: string) {
  await house.signIn.mail.settled()
  const letters = house.signIn.authDb.selectFrom('sign_in.outbox').select(['subject', 'body'])
  return letters.where('recipient', '=', recipient).orderBy('id').execute()
}

const emailOf = async (name: Name) =>
  (
    await house.signIn.authDb
      .selectFrom('sign_in.accounts')
      .select('email')
      .where('id', '=', await accountIdOf(name))
      .executeTakeFirstOrThrow()
  ).email

/** A while after signing in: whoever sits at the device may be anybody. */
async function later<T>(work: () => Promise<T>): Promise<T> {
  ahead = 20
  try {
    return await work()
  } finally {
    ahead = 0
  }
}

describe('my secret', () => {
  test('is changed by whoever knows it; every other place is signed out, and the old one opens nothing', async () => {
    const [here, there] = [await browserOf('ngozi'), await browserOf('ngozi')]
    const name = await giveSecret('ngozi', 'otter lamp cherry')
    await later(async () => {
      const wrong = await here.send(
        '/account/secret',
        { base: name, old: 'not this one', secret: 'acorn violin moon' },
        '/account/secret',
      )
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain('That is not your secret as it is now')
      expect(wrong.html).not.toContain('acorn violin moon')
      expect((await there.get('/account')).path).toBe('/account')
      const done = await here.send('/account/secret', {
        base: name,
        old: 'otter lamp cherry',
        secret: 'acorn violin moon',
      })
      expect(done.text).toContain('Your secret is changed')
      expect((await there.get('/account')).path).toMatch(/^\/sign-in/)
      expect((await here.get('/')).text).toContain('Your secret was changed')
    })
    const next = await visitor(createApp(house), house)
    const old = await next.send('/sign-in/name', { name, secret: 'otter lamp cherry' }, '/sign-in')
    expect(old.text).toContain('do not go together')
    expect((await next.send('/sign-in/name', { name, secret: 'acorn violin moon' }, '/sign-in')).path).toBe(
      '/',
    )
  })

  test('is not asked for just after signing in; a first one comes with a name', async () => {
    const own = await browserOf('beth')
    const page = await own.get('/account/secret')
    expect(page.html).not.toContain('name="old"')
    const weak = await own.send('/account/secret', { base: 'beth-river', secret: '12345678' })
    expect(weak.status).toBe(422)
    expect(weak.text).toContain('Use words, not only numbers')
    const done = await own.send('/account/secret', { base: 'beth-river', secret: 'otter lamp cherry' })
    const name = /Your sign-in name is (beth-river-\d+)/.exec(done.text)![1]!
    const next = await visitor(createApp(house), house)
    expect((await next.send('/sign-in/name', { name, secret: 'otter lamp cherry' }, '/sign-in')).path).toBe(
      '/',
    )
  })

  test('without one, and a while after signing in, asks to sign in again, whatever is sent', async () => {
    const own = await browserOf('yusuf')
    await later(async () => {
      expect((await own.get('/account/secret')).text).toContain('Sign in once more first')
      const sent = await own.send(
        '/account/secret',
        { base: 'yusuf-river', secret: 'otter lamp cherry' },
        '/account',
      )
      expect(sent.status).toBe(422)
    })
    const { authDb } = house.signIn
    const rows = await authDb
      .selectFrom('sign_in.secrets')
      .selectAll()
      .where('account_id', '=', await accountIdOf('yusuf'))
      .execute()
    expect(rows).toEqual([])
  })

  test('is not to be guessed here either', async () => {
    const own = await browserOf('walter')
    const base = await giveSecret('walter', 'otter lamp cherry')
    await later(async () => {
      const guess = () =>
        own.send('/account/secret', { base, old: 'a guess', secret: 'acorn violin moon' }, '/account/secret')
      for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(422)
      expect((await guess()).status).toBe(429)
      expect(
        (
          await own.send(
            '/account/secret',
            { base, old: 'otter lamp cherry', secret: 'acorn violin moon' },
            '/account/secret',
          )
        ).status,
      ).toBe(429)
    })
  })
})

describe('an e-mail address to sign in with', () => {
  test('counts once its code was typed in the browser that asked; a child’s teacher is told', async () => {
    const own = await browserOf('priya')
    const email = 'priya@post.example'
    const asked = await own.send('/account/email', { email: ' Priya@Post.example ' }, '/account/email')
    expect(asked.path).toBe('/account/email/code')
    expect(asked.text).toContain(email)
    const code = codeIn((await lettersTo(email)).at(-1))
    expect(await emailOf('priya')).toBeNull()

    const other = await browserOf('priya')
    expect((await other.get('/account/email/code')).text).toContain('No address waits')
    expect((await other.send('/account/email/code', { code }, '/account')).status).toBe(422)
    const wrong = await own.send('/account/email/code', { code: '0000 0000' }, '/account/email/code')
    expect(wrong.status).toBe(422)
    expect(await emailOf('priya')).toBeNull()
    const done = await own.send('/account/email/code', { code })
    expect(done.text).toContain('you can sign in with this address')
    expect(await emailOf('priya')).toBe(email)
    expect((await own.send('/account/email/code', { code }, '/account')).status).toBe(422)

    expect((await own.get('/')).text).toContain('You can sign in with a new e-mail address')
    expect((await (await browserOf('poppy')).get('/')).text).toMatch(
      /Priya \S+ can sign in with a new e-mail address/,
    )
    expect((await (await browserOf('nia')).get('/')).text).not.toContain('new e-mail address')

    const next = await visitor(createApp(house), house)
    await next.send('/sign-in', { email }, '/sign-in')
    const in_ = await next.send(
      '/sign-in/code',
      { code: codeIn((await lettersTo(email)).at(-1)) },
      '/sign-in/code',
    )
    expect(in_.path).toBe('/')
  })

  test('of a grown-up is nobody else’s news; the one before is told that it is gone, and opens nothing', async () => {
    const own = await browserOf('beth')
    for (const email of ['beth@post.example', 'beth@home.example']) {
      await own.send('/account/email', { email }, '/account/email')
      await own.send('/account/email/code', { code: codeIn((await lettersTo(email)).at(-1)) })
    }
    expect(await emailOf('beth')).toBe('beth@home.example')
    expect((await lettersTo('beth@post.example')).at(-1)!.subject).toContain(
      'do not sign in to Kith with this address',
    )
    const before = (await lettersTo('beth@post.example')).length
    const next = await visitor(createApp(house), house)
    await next.send('/sign-in', { email: 'beth@post.example' }, '/sign-in')
    expect(await lettersTo('beth@post.example')).toHaveLength(before)
    expect((await (await browserOf('poppy')).get('/')).text).not.toContain('Beth')
  })

  test('that is somebody else’s, here or on a roll, is not added; that is said only to who reads its post', async () => {
    const [own, poppy] = [await browserOf('ravi'), await browserOf('poppy')]
    await poppy.send('/account/email', { email: 'poppy@post.example' }, '/account/email')
    await poppy.send('/account/email/code', { code: codeIn((await lettersTo('poppy@post.example')).at(-1)) })
    const { rows } = await sql<{ email: string }>`
      select email from people_private where person_id = ${await vale.id('freya')}`.execute(vale.owner)
    for (const email of ['poppy@post.example', rows[0]!.email]) {
      const asked = await own.send('/account/email', { email }, '/account/email')
      expect(asked.text).not.toContain('Somebody else here')
      const code = codeIn((await lettersTo(email.toLowerCase())).at(-1))
      const taken = await own.send('/account/email/code', { code })
      expect(taken.text).toContain('Somebody else here has this address')
    }
    expect(await emailOf('ravi')).toBeNull()
    expect(await emailOf('poppy')).toBe('poppy@post.example')
  })

  test('is not asked for by who has the open device of somebody else', async () => {
    const own = await browserOf('sian')
    await later(async () => {
      expect((await own.get('/account/email')).text).toContain('Sign in once more first')
      expect((await own.send('/account/email', { email: 'evil@post.example' }, '/account')).status).toBe(422)
    })
    expect(await lettersTo('evil@post.example')).toEqual([])
  })

  test('is taken away where there is another way in, and never the last', async () => {
    const own = await browserOf('darren')
    const { authDb } = house.signIn
    await authDb
      .updateTable('sign_in.accounts')
      .set({ email: 'darren@post.example' })
      .where('id', '=', await accountIdOf('darren'))
      .execute()
    const last = await own.get('/account/email/remove')
    expect(last.text).toContain('This is the only way you can sign in')
    expect((await own.send('/account/email/remove', {}, '/account')).status).toBe(422)
    expect(await emailOf('darren')).toBe('darren@post.example')
    await giveSecret('darren', 'otter lamp cherry')
    const gone = await own.send('/account/email/remove', {}, '/account/email/remove')
    expect(gone.text).toContain('The address is taken away')
    expect(await emailOf('darren')).toBeNull()
    expect((await lettersTo('darren@post.example')).at(-1)!.subject).toContain('do not sign in')
    expect((await own.get('/account/email/remove')).status).toBe(404)
  })

  test('of the roll lets somebody in until they have one of their own', async () => {
    const own = await browserOf('nia')
    const before = await own.get('/account')
    expect(before.text).toContain('on its roll: a code sent there lets you in')
    await own.send('/account/email', { email: 'nia@post.example' }, '/account/email')
    await own.send('/account/email/code', { code: codeIn((await lettersTo('nia@post.example')).at(-1)) })
    expect((await own.get('/account')).text).toContain('It does not let you in')
    // It is a way back, so that her own one is not the last.
    const gone = await own.send('/account/email/remove', {}, '/account/email/remove')
    expect(gone.text).toContain('The address is taken away')
    expect(gone.text).toContain('a code sent there lets you in')
  })
})

test('somebody who helps sees their own sign-in here, never that of whom they act for', async () => {
  const helper = await browserOf('maja')
  await giveSecret('maja', 'otter lamp cherry')
  const { authDb } = house.signIn
  await authDb
    .updateTable('sign_in.sessions')
    .set({ acting_for_id: await vale.id('priya') })
    .where('account_id', '=', await accountIdOf('maja'))
    .execute()
  const page = await helper.get('/account')
  expect(page.text).toContain('maja-river-42')
  expect(page.text).not.toContain('priya@post.example')
})

test('a stranger is asked to sign in first', async () => {
  const stranger = await visitor(createApp(house), house)
  for (const path of [
    '/account',
    '/account/secret',
    '/account/email',
    '/account/email/code',
    '/account/email/remove',
  ])
    expect((await stranger.get(path)).path).toMatch(/^\/sign-in\?then=/)
  expect((await stranger.send('/account/email', { email: 'a@b.example' }, '/sign-in')).path).toMatch(
    /^\/sign-in/,
  )
})
