import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { createApp } from '../../app.tsx'
import { readConfig } from '../../config.ts'
import { type Opened, openHouse } from '../../open-house.ts'
import { signInLinkFor } from '../link/demo-link.ts'
import { hashSecret } from '../person/sign-in-by-name.ts'
import { type TestProvider, testProvider } from './testing/provider.ts'
import { type Walker, walker } from './testing/walk.ts'
import { howSure } from './vouched.ts'

const publicUrl = 'http://127.0.0.1:4170'
const BACK = `${publicUrl}/sign-in/school/back`

let vale: Town
let school: TestProvider
let opened: Opened
let ahead = 0
const logged: string[] = []

beforeAll(async () => {
  vale = await town()
  school = await testProvider(BACK)
  opened = await openHouse({
    config: { ...readConfig({}), demo: true, school: school.settings },
    url: vale.url,
    publicUrl,
    secret: 'test',
    log: (line) => logged.push(line),
    now: () => new Date(Date.now() + ahead * 60_000),
  })
})
afterEach(() => {
  school.ill = false
  ahead = 0
  logged.length = 0
})
afterAll(async () => {
  await opened.close()
  await school.stop()
})

const browser = (): Walker => walker(createApp(opened.house), publicUrl)
const authDb = () => opened.house.signIn.authDb

/** Gives one of the town an address on the roll. */
async function onRoll(name: Name, email: string | null): Promise<string> {
  const id = await vale.id(name)
  await vale.owner.updateTable('people_private').set({ email }).where('person_id', '=', id).execute()
  return id
}

/** Who a browser is, by the session it has; undefined where it has none. */
async function who(tab: Walker): Promise<string | null | undefined> {
  const token = tab.cookies().get('kith')
  if (token === undefined) return undefined
  const { rows } = await sql<{ person_id: string | null }>`select person_id from sign_in.sessions
    where token_hash = sha256(convert_to(${token}, 'UTF8')) and ended_at is null`.execute(authDb())
  return rows[0]?.person_id
}

const identities = async () =>
  (
    await authDb()
      .selectFrom('sign_in.school_identities')
      .select(['issuer', 'subject', 'account_id'])
      .execute()
  ).length

const peopleNow = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from people`.execute(vale.owner)).rows[0]!.n

describe('the first time', () => {
  test('a button with the school’s name leads through the school to the page that was wanted, as the one the roll knows', async () => {
    const priya = await onRoll('priya', 'Priya@school.example')
    school.sitting = { sub: 'p1', email: 'priya@School.example', email_verified: true }
    const tab = browser()
    const { html } = await tab.open('/sign-in?then=/plan')
    expect(html).toContain('Sign in with Wharton School')
    const there = await tab.open(/href="(\/sign-in\/school\?then[^"]*)"/.exec(html)![1]!)
    expect(there).toMatchObject({ status: 200, url: `${publicUrl}/plan` })
    expect(await who(tab)).toBe(priya)
    expect(
      await sql`select from trail where verb = 'school.added' and actor_id = ${priya}`.execute(vale.owner),
    ).toMatchObject({ rows: { length: 1 } })
  })

  test('from then on it is the school’s own name for them that counts, whatever their address is', async () => {
    const priya = await onRoll('priya', null)
    await onRoll('ravi', 'priya@school.example')
    school.sitting = { sub: 'p1', email: 'elsewhere@other.example', email_verified: false }
    const tab = browser()
    await tab.open('/sign-in/school')
    expect(await who(tab)).toBe(priya)
  })

  test('somebody who gets an address that was another’s gets no way into their sign-in', async () => {
    await onRoll('ravi', null)
    await onRoll('priya', 'priya@school.example')
    school.sitting = { sub: 'somebody new', email: 'priya@school.example', email_verified: true }
    const tab = browser()
    expect((await tab.open('/sign-in/school')).status).toBe(403)
    expect(await who(tab)).toBeUndefined()
  })

  test('a device that others use gets a session of two hours', async () => {
    school.sitting = { sub: 'p1' }
    const tab = browser()
    await tab.open('/sign-in/school?shared=yes')
    const { rows } = await sql<{ idle_seconds: number }>`select idle_seconds from sign_in.sessions
      where token_hash = sha256(convert_to(${tab.cookies().get('kith')!}, 'UTF8'))`.execute(authDb())
    expect(rows).toEqual([{ idle_seconds: 2 * 60 * 60 }])
  })
})

describe('nobody is let in, and nothing is told', () => {
  const cases = {
    'an address that the school has not verified': { email: 'ngozi@school.example', email_verified: false },
    'an address of which it does not say': { email: 'ngozi@school.example' },
    'no address': {},
    'an address that is not the school’s own': { email: 'ngozi@post.example', email_verified: true },
    'an address of nobody': { email: 'unknown@school.example', email_verified: true },
    'an address of two people': { email: 'two@school.example', email_verified: true },
    'an address of somebody who has left': { email: 'left@school.example', email_verified: true },
    'an address that somebody wrote over the roll’s': { email: 'own@school.example', email_verified: true },
    'an address of somebody who is on no roll': { email: 'beth@school.example', email_verified: true },
    'an address of somebody who signs in with another e-mail': {
      email: 'freya@school.example',
      email_verified: true,
    },
  }
  beforeAll(async () => {
    await onRoll('ngozi', 'ngozi@post.example')
    await onRoll('nia', 'two@school.example')
    await onRoll('sian', 'two@school.example')
    await onRoll('beth', 'beth@school.example')
    const amelia = await onRoll('amelia', 'own@school.example')
    await sql`insert into corrections (place_id, person_id, field, roll_says)
      select place_id, id, 'email', 'amelia@school.example' from people where id = ${amelia}`.execute(
      vale.owner,
    )
    const yusuf = await onRoll('yusuf', 'left@school.example')
    await sql`insert into departures (id, place_id, person_id, source)
      select gen_random_uuid(), place_id, id, 'roll' from people where id = ${yusuf}`.execute(vale.owner)
    await onRoll('freya', 'freya@school.example')
    await (await vale.browser('freya')).get('/')
    await sql`update sign_in.accounts set email = 'freya@post.example' where id =
      (select account_id from sign_in.account_people where person_id = ${await vale.id('freya')})`.execute(
      authDb(),
    )
  })

  test.each(Object.entries(cases))('%s', async (what, claims) => {
    const [before, people] = [await identities(), await peopleNow()]
    school.sitting = { sub: what, ...claims }
    const tab = browser()
    const { status, text } = await tab.open('/sign-in/school')
    expect(status).toBe(403)
    expect(await who(tab)).toBeUndefined()
    expect([await identities(), await peopleNow()]).toEqual([before, people])
    // The same page to the letter, whoever they are or are not.
    school.sitting = { sub: 'a stranger' }
    expect((await browser().open('/sign-in/school')).text).toBe(text)
    expect(text).toContain('Sign in another way')
    expect(text).toContain('Ask the school office')
  })

  test('control: with everything right, one of them comes in', async () => {
    const ngozi = await onRoll('ngozi', 'ngozi@school.example')
    school.sitting = { sub: 'n1', email: 'ngozi@school.example', email_verified: true }
    const tab = browser()
    await tab.open('/sign-in/school')
    expect(await who(tab)).toBe(ngozi)
  })
})

describe('what is meddled with', () => {
  /** As far as the address the school sends the browser back to. */
  async function almostBack(tab: Walker): Promise<URL> {
    school.sitting = { sub: 'p1' }
    return new URL((await tab.open('/sign-in/school', BACK)).url)
  }

  test('control: the address it is sent back to lets it in, once', async () => {
    const tab = browser()
    const back = await almostBack(tab)
    expect((await tab.open(back.href)).url).toBe(`${publicUrl}/`)
    expect(await who(tab)).toBe(await vale.id('priya'))
    expect((await tab.open(back.href)).status).toBe(400)
  })

  test('another state, none, and one that is no token', async () => {
    const tab = browser()
    const back = await almostBack(tab)
    for (const state of ['x'.repeat(43), '', "' or true --"]) {
      const bad = new URL(back)
      bad.searchParams.set('state', state)
      const { status, text } = await tab.open(bad.href)
      expect([status, text.includes('Start again')], state).toEqual([400, true])
    }
    expect(await who(tab)).toBeUndefined()
  })

  test('a browser that did not set out: a link with somebody’s code signs nobody else in', async () => {
    const [mine, yours] = [browser(), browser()]
    const back = await almostBack(mine)
    await yours.open('/sign-in/school', BACK)
    expect((await yours.open(back.href)).status).toBe(400)
    expect(await who(yours)).toBeUndefined()
  })

  test('a code that was used, brought with a new state', async () => {
    const tab = browser()
    const first = await almostBack(tab)
    await tab.open(first.href)
    const second = await almostBack(browser())
    const other = browser()
    const fresh = await almostBack(other)
    fresh.searchParams.set('code', first.searchParams.get('code')!)
    expect((await other.open(fresh.href)).status).toBe(400)
    // Nor one that was made for another browser's PKCE secret.
    const third = browser()
    const swapped = await almostBack(third)
    swapped.searchParams.set('code', second.searchParams.get('code')!)
    expect((await third.open(swapped.href)).status).toBe(400)
    expect([await who(other), await who(third)]).toEqual([undefined, undefined])
  })

  test('another nonce', async () => {
    school.sitting = { sub: 'p1' }
    const tab = browser()
    const out = new URL((await tab.open('/sign-in/school', school.settings.issuer)).url)
    expect(out.searchParams.get('code_challenge_method')).toBe('S256')
    out.searchParams.set('nonce', 'another')
    const { status } = await tab.open(out.href)
    expect([status, await who(tab)]).toEqual([400, undefined])
  })

  test('another issuer’s code, and another issuer’s name for somebody', async () => {
    const other = await testProvider(BACK)
    try {
      other.sitting = { sub: 'p1', email: 'priya@school.example', email_verified: true }
      const tab = browser()
      const out = new URL((await tab.open('/sign-in/school', school.settings.issuer)).url)
      const { status } = await tab.open(`${other.settings.issuer}/auth${out.search}`)
      expect([status, await who(tab)]).toEqual([400, undefined])
      // The same, hiding who answered: the school does not know the code.
      const again = new URL((await tab.open('/sign-in/school', school.settings.issuer)).url)
      const back = new URL((await tab.open(`${other.settings.issuer}/auth${again.search}`, BACK)).url)
      back.searchParams.set('iss', school.settings.issuer)
      expect([(await tab.open(back.href)).status, await who(tab)]).toEqual([400, undefined])
      // Set up with the other issuer, the same subject is another person: here, nobody.
      other.sitting = { sub: 'p1' }
      const moved = await openHouse({
        config: { ...readConfig({}), demo: true, school: other.settings },
        url: vale.url,
        publicUrl,
        secret: 'test',
        log: () => {},
      })
      try {
        const there = walker(createApp(moved.house), publicUrl)
        expect((await there.open('/sign-in/school')).status).toBe(403)
      } finally {
        await moved.close()
      }
    } finally {
      await other.stop()
    }
  })

  test('a quarter of an hour at the school’s page is too long', async () => {
    const tab = browser()
    const back = await almostBack(tab)
    ahead = 16
    expect((await tab.open(back.href)).status).toBe(400)
  })

  test('a session that was planted beforehand is worth nothing afterwards', async () => {
    const tab = browser()
    await tab.open((await almostBack(tab)).href)
    const before = tab.cookies().get('kith')
    await tab.open((await almostBack(tab)).href)
    expect(tab.cookies().get('kith')).not.toBe(before)
    const { rows } = await sql`select from sign_in.sessions
      where token_hash = sha256(convert_to(${before}, 'UTF8')) and ended_at is null`.execute(authDb())
    expect(rows).toHaveLength(0)
  })

  test('another site’s link leads to the page of sign-in, and signs nobody in by itself', async () => {
    school.sitting = { sub: 'p1' }
    const answer = await createApp(opened.house).request(`${publicUrl}/sign-in/school?then=/plan`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?then=%2Fplan'])
  })

  test('where to go on to is always here', async () => {
    school.sitting = { sub: 'p1' }
    const { url } = await browser().open(`/sign-in/school?then=${encodeURIComponent('//evil.example/x')}`)
    expect(url).toBe(`${publicUrl}/`)
  })
})

describe('a school that does not let in, or does not answer', () => {
  test('whoever says no there is told so, and can try again', async () => {
    school.sitting = 'no'
    const { status, text, html } = await browser().open('/sign-in/school?then=/plan')
    expect([status, text.includes('you said no there')]).toEqual([403, true])
    expect(html).toContain('/sign-in/school?then=%2Fplan')
  })

  test('out of order on the way back: a clear page, a line without anybody in it, and other ways stay open', async () => {
    const tab = browser()
    school.sitting = { sub: 'p1', email: 'priya@school.example' }
    const back = await tab.open('/sign-in/school', BACK)
    school.ill = true
    const { status, text } = await tab.open(back.url)
    expect([status, text.includes('does not answer')]).toEqual([503, true])
    expect(logged).toEqual([expect.stringMatching(/^the school’s sign-in cannot be used: OAUTH_\w+$/)])
    expect((await tab.open('/sign-in')).status).toBe(200)
  })

  test('gone altogether: the same, before anybody is sent there; and it is asked again when it is back', async () => {
    const gone = await testProvider(BACK)
    await gone.stop()
    const house = await openHouse({
      config: { ...readConfig({}), demo: true, school: gone.settings },
      url: vale.url,
      publicUrl,
      secret: 'test',
      log: (line) => logged.push(line),
    })
    try {
      const { status, text } = await walker(createApp(house.house), publicUrl).open('/sign-in/school')
      expect([status, text.includes('does not answer')]).toEqual([503, true])
      expect(logged).toEqual(['the school’s sign-in cannot be used: ECONNREFUSED'])
    } finally {
      await house.close()
    }
    const ill = await testProvider(BACK)
    const back = await openHouse({
      config: { ...readConfig({}), demo: true, school: ill.settings },
      url: vale.url,
      publicUrl,
      secret: 'test',
      log: () => {},
    })
    try {
      const tab = walker(createApp(back.house), publicUrl)
      ill.ill = true
      expect((await tab.open('/sign-in/school')).status).toBe(503)
      ill.ill = false
      expect((await tab.open('/sign-in/school')).status).toBe(403)
    } finally {
      await back.close()
      await ill.stop()
    }
  })

  test('a secret that the school does not know is for whoever runs Kith to mend', async () => {
    const house = await openHouse({
      config: { ...readConfig({}), demo: true, school: { ...school.settings, clientSecret: 'an old one' } },
      url: vale.url,
      publicUrl,
      secret: 'test',
      log: (line) => logged.push(line),
    })
    try {
      school.sitting = { sub: 'p1' }
      const { status } = await walker(createApp(house.house), publicUrl).open('/sign-in/school')
      expect(status).toBe(503)
      expect(logged).toEqual(['the school’s sign-in cannot be used: OAUTH_WWW_AUTHENTICATE_CHALLENGE'])
    } finally {
      await house.close()
    }
  })
})

describe('how I sign in', () => {
  /** Ravi, signed in here by a printed link a moment ago. */
  async function raviHere(): Promise<Walker> {
    const tab = browser()
    const person = { placeId: DEMO_PLACE, personId: await vale.id('ravi') }
    const link = await signInLinkFor(opened.house.signIn, person)
    await tab.open(link)
    await tab.send(link.slice(publicUrl.length))
    return tab
  }

  test('whoever is in adds it, sees since when, comes in by it, and takes it away', async () => {
    const tab = await raviHere()
    expect((await tab.open('/account')).text).toContain('You do not come in with your school account')
    // Without a verified address, as Microsoft’s Entra has it.
    school.sitting = { sub: 'ravi at school' }
    await tab.open('/account/school')
    const go = await tab.send('/account/school')
    expect(go.text).toContain('Go on to Wharton School')
    const href = /href="(http:[^"]*\/auth[^"]*)"/.exec(go.html)![1]!.replaceAll('&amp;', '&')
    const added = await tab.open(href)
    expect(added.text).toContain('You can sign in with your school account from now on')
    expect(added.text).toContain('since')

    const other = browser()
    await other.open('/sign-in/school')
    expect(await who(other)).toBe(await vale.id('ravi'))

    expect((await tab.open('/account/school')).text).toContain('only way you can sign in')
    await tab.open('/account/secret')
    expect((await tab.send('/account/school/remove')).text).toContain('so it stays')
    await authDb()
      .insertInto('sign_in.secrets')
      .values({
        account_id: (
          await authDb()
            .selectFrom('sign_in.account_people')
            .select('account_id')
            .where('person_id', '=', await vale.id('ravi'))
            .executeTakeFirstOrThrow()
        ).account_id,
        name: 'ravi-river-42',
        secret_hash: await hashSecret('otter lamp cherry'),
        set_at: new Date(),
      })
      .execute()
    await tab.open('/account/school')
    expect((await tab.send('/account/school/remove')).text).toContain('Your school sign-in is taken away')
    expect((await browser().open('/sign-in/school')).status).toBe(403)
  })

  test('an open device adds nothing: after a while the secret is asked for', async () => {
    const tab = await raviHere()
    await tab.open('/account/school')
    ahead = 20
    expect((await tab.send('/account/school', { old: 'a guess' })).status).toBe(422)
  })

  test('a school account that opens another sign-in is not added, and whoever signed out has nothing added', async () => {
    const tab = await raviHere()
    school.sitting = { sub: 'p1' }
    await tab.open('/account/school')
    const href = async () =>
      /href="(http:[^"]*\/auth[^"]*)"/
        .exec((await tab.send('/account/school')).html)![1]!
        .replaceAll('&amp;', '&')
    expect((await tab.open(await href())).text).toContain('opens another sign-in here already')

    school.sitting = { sub: 'ravi again' }
    await tab.open('/account/school')
    const on = await href()
    await tab.open('/sign-out')
    await tab.send('/sign-out')
    expect((await tab.open(on)).status).toBe(400)
    expect((await browser().open('/sign-in/school')).status).toBe(403)
  })
})

describe('how the school made sure', () => {
  const kept = async (tab: Walker) => {
    const { rows } = await sql<{ said: string | null; proved: boolean }>`
      select school_said as said, proved_at is not null as proved from sign_in.sessions
      where token_hash = sha256(convert_to(${tab.cookies().get('kith')!}, 'UTF8'))`.execute(authDb())
    return rows[0]
  }

  test.each([
    [{}, { said: null, proved: false }],
    [{ amr: ['pwd'] }, { said: 'amr=pwd', proved: false }],
    [{ amr: ['pwd', 'mfa'] }, { said: 'amr=pwd,mfa', proved: true }],
    [{ acr: 'https://refeds.org/profile/mfa' }, { said: 'acr=https://refeds.org/profile/mfa', proved: true }],
  ])('what it says is kept, and counts where it says two factors: %j', async (how, then) => {
    school.sitting = { sub: 'p1', ...how }
    const tab = browser()
    await tab.open('/sign-in/school')
    expect(await kept(tab)).toEqual(then)
  })

  test('of an account that somebody added themselves it counts a day later', async () => {
    await sql`update sign_in.school_identities set counts_from = now() + interval '1 day' where subject = 'p1'`.execute(
      authDb(),
    )
    school.sitting = { sub: 'p1', amr: ['mfa'] }
    const tab = browser()
    await tab.open('/sign-in/school')
    expect(await kept(tab)).toMatchObject({ proved: false })
    await sql`update sign_in.school_identities set counts_from = now() where subject = 'p1'`.execute(authDb())
    const later = browser()
    await later.open('/sign-in/school')
    expect(await kept(later)).toMatchObject({ proved: true })
  })

  test('two factors that were asked for a day ago are too old', () => {
    const now = new Date('2027-01-11T09:00:00Z')
    const at = (hours: number) => ({ amr: ['mfa'], auth_time: now.getTime() / 1000 - hours * 3600 })
    expect([howSure(at(1), now).twoFactors, howSure(at(24), now).twoFactors]).toEqual([true, false])
  })
})

test('without a school set up there is no button and no such page', async () => {
  const tab = walker(vale.app, publicUrl)
  expect((await tab.open('/sign-in')).text).not.toContain('school account')
  expect((await tab.open('/sign-in/school')).status).toBe(404)
  expect((await tab.open('/sign-in/school/back?code=x&state=y')).status).toBe(404)
})
