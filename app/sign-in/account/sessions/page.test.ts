import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Town, town } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
})

/** The sessions on a page, and which of them is this browser's. */
function listed(html: string) {
  const things = html.split('<li class="thing">').slice(1)
  const idOf = (thing: string | undefined) =>
    /name="session" value="([\da-f-]{36})"/.exec(thing ?? '')?.[1] ?? ''
  return { all: things.map(idOf), here: idOf(things.find((thing) => thing.includes('This one'))) }
}

const sessionsOf = async (tab: Visitor) => listed((await tab.get('/account/sessions')).html)
const isIn = async (tab: Visitor) => (await tab.get('/account/sessions')).path === '/account/sessions'

test('lists where somebody is signed in, ends another, ends all', async () => {
  const [here, there, third] = [
    await vale.browser('beth'),
    await vale.browser('beth'),
    await vale.browser('beth'),
  ]
  const before = await sessionsOf(here)
  const other = (await sessionsOf(there)).here
  expect(other).not.toBe(before.here)
  await here.send('/account/sessions', { session: other }, '/account/sessions')
  expect((await sessionsOf(here)).all.sort()).toEqual(before.all.filter((id) => id !== other).sort())
  expect(await isIn(there)).toBe(false)
  const out = await here.send('/account/sessions', { session: 'all' }, '/account/sessions')
  expect(out.path).toBe('/sign-in')
  expect([await isIn(here), await isIn(third)]).toEqual([false, false])
})

test("somebody else's session stays, whatever id is sent", async () => {
  const [walter, ravi] = [await vale.browser('walter'), await vale.browser('ravi')]
  const theirs = (await sessionsOf(walter)).here
  await ravi.send('/account/sessions', { session: theirs }, '/account/sessions')
  expect(await isIn(walter)).toBe(true)
})

test('asks a stranger to sign in first, and leads back here', async () => {
  const stranger = await vale.browser()
  const { path, html } = await stranger.get('/account/sessions')
  expect(path).toBe('/sign-in?then=%2Faccount%2Fsessions')
  expect(html).toContain('name="next" value="/account/sessions"')
})

test('a device that was left open signs out nothing but itself: after a while one signs in once more first', async () => {
  const ines = await vale.id('ines')
  const [here, there] = [await vale.browser('ines'), await vale.browser('ines')]
  const other = (await sessionsOf(there)).here
  const { authDb } = vale.house.signIn
  await sql`update sign_in.sessions set created_at = created_at - interval '1 hour' where person_id = ${ines}`.execute(
    authDb,
  )
  const { text, html } = await here.get('/account/sessions')
  expect(text).toContain('Sign in once more first')
  expect(html).not.toContain('value="others"')
  for (const session of [other, 'others', 'all'])
    await here.send('/account/sessions', { session }, '/account/sessions')
  expect([await isIn(here), await isIn(there)]).toEqual([true, true])
  await here.send('/account/sessions', { session: (await sessionsOf(here)).here }, '/account/sessions')
  expect([await isIn(here), await isIn(there)]).toEqual([false, true])
})
